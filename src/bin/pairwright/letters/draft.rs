//! A letter as a draft of an e-mail: a mail program opens it, and a person sends it.

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;
use pairwright::phrases::Letter;

/// The draft; none where there is no address that it could go to.
///
/// It has no date and no identity: these are the mail program's when it is sent, and without them
/// the same letter is the same draft.
pub(super) fn draft(letter: &Letter, sender: Option<(Option<&str>, &str)>) -> Option<Vec<u8>> {
    let address = address(letter)?;
    let (text, html) = (letter.text(), letter.to_html());
    let kind = ContentType::new("multipart/alternative").attribute("boundary", boundary(&text, &html));
    let language = || Text::new(letter.language().to_owned());
    let parts = vec![MimePart::new("text/plain", text), MimePart::new("text/html", html)];
    let mut mail = MimePart::new(kind, parts);
    let mut head: Vec<(&str, HeaderType<'_>)> = vec![("MIME-Version", Text::new("1.0").into())];
    if let Some((name, address)) = sender {
        head.push(("From", Address::new_address(name, address).into()));
    }
    head.push(("To", Address::new_address(Some(letter.name()), address).into()));
    head.push(("Subject", Text::new(letter.subject()).into()));
    head.push(("X-Unsent", Text::new("1").into()));
    head.push(("Content-Language", language().into()));
    mail.headers.splice(0..0, head.into_iter().map(|(name, value)| (name.into(), value)));
    let mut bytes = Vec::new();
    mail.write_part(&mut bytes);
    Some(bytes)
}

/// The address that a draft can go to.
pub(super) fn address(letter: &Letter) -> Option<&str> {
    letter.email().map(str::trim).filter(|address| is_address(address))
}

/// `Ira Baum <ira@example.org>` or the address alone; none where it is no address.
pub(super) fn sender(text: &str) -> Option<(Option<&str>, &str)> {
    let text = text.trim();
    let (name, address) = match text.strip_suffix('>').and_then(|rest| rest.split_once('<')) {
        Some((name, address)) => {
            (Some(name.trim().trim_matches('"')).filter(|name| !name.is_empty()), address)
        }
        None => (None, text),
    };
    let is_clean = name.is_none_or(|name| !name.contains(char::is_control));
    (is_clean && is_address(address)).then_some((name, address))
}

/// One address and nothing else: what could end the header or name somebody besides is none.
fn is_address(text: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\".contains(c);
    let sides = text.split_once('@').filter(|(name, host)| !name.is_empty() && !host.is_empty());
    sides.is_some_and(|(_, host)| !host.contains('@')) && text.chars().all(is_plain)
}

/// What stands between the parts, and in none of them.
fn boundary(text: &str, html: &str) -> String {
    let numbered = (0..).map(|number| format!("=_part-of-letter-{number}"));
    numbered.into_iter().find(|mark| !text.contains(mark) && !html.contains(mark)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{is_address, sender};

    #[test]
    fn addresses_that_name_one_person() {
        assert!(is_address("ana@example.org") && is_address("ana.müller+x@example"));
        for wrong in
            ["", "ana", "@x", "a@", "a@b@c", "a@b, c@d", "a@b\r\nBcc: c@d", "a b@c", "<a@b>", "a@b;c@d"]
        {
            assert!(!is_address(wrong), "{wrong}");
        }
        assert_eq!(sender("Ira Baum <ira@example.org>"), Some((Some("Ira Baum"), "ira@example.org")));
        assert_eq!(sender("ira@example.org"), Some((None, "ira@example.org")));
        assert_eq!(sender("Ira"), None);
    }
}
