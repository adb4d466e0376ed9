//! Why a method gave nothing: whether another one would do better.

use crate::error::Error;

/// What a method refuses, or what went wrong in it.
pub(in crate::assignment) enum Refusal {
    /// Not all who are required can be served.
    Unmet(Error),
    /// Anything else; of this, only [`is_memory`](Error::is_memory) is a reason to try another one.
    Other(Error),
}

impl Refusal {
    /// Says what to do where not all who are required can be served.
    pub(super) fn advising(self, advice: &str) -> Self {
        match self {
            Self::Unmet(error) => Self::Unmet(Error::problem(format!("{error}; {advice}"))),
            other @ Self::Other(_) => other,
        }
    }

    /// Would another method, which needs less memory and knows what to do about minimums, solve it?
    /// A fault is not hidden by an answer from elsewhere.
    pub(super) fn calls_for_another(&self) -> bool {
        match self {
            Self::Unmet(_) => true,
            Self::Other(error) => error.is_memory(),
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let (Refusal::Unmet(error) | Refusal::Other(error)) = refusal;
        error
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;
    use crate::error::Error;

    #[test]
    fn a_fault_is_no_reason_for_another_method() {
        let calls = |refusal: Refusal| refusal.calls_for_another();
        assert!(calls(Refusal::Unmet(Error::problem("the required sources cannot all be served"))));
        assert!(calls(Error::memory("too many arcs").into()));
        assert!(!calls(Error::internal("a promise was broken").into()));
        assert!(!calls(Error::problem("prices grow too large").into()));
        assert!(!calls(Error::proof("not proven").into()));
        let fault = Refusal::from(Error::internal("a promise was broken")).advising("ask another one");
        assert!(Error::from(fault).is_internal(), "advice does not cover it up");
    }
}
