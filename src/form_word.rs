//! The words that a form, a query or a column holds for the values of an enum.
//!
//! They are the words of serde, so that what is read, printed and written is one list: that of the
//! variants.

use std::fmt;

use serde::de::value::{I64Deserializer, StrDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, VariantAccess, Visitor};
use serde::{Deserializer, Serialize, forward_to_deserialize_any};

/// Reads the enum from its word, in capitals or not. A variant with a value stands before a colon,
/// as in `points:50`.
///
/// # Errors
/// What there is instead: `mentor, mentee or both`.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let (word, value) = match text.split_once(':') {
        Some((word, value)) => (word, Some(value.trim())),
        None => (text, None),
    };
    T::deserialize(Word { word: word.trim().to_ascii_lowercase(), value }).map_err(|Refused(what)| what)
}

/// `FromStr` of an enum by [`read`]: what it is, how an error is made, and the field that it has.
macro_rules! read_by_word {
    ($type:ty, $what:literal, $error:expr, $column:literal) => {
        impl std::str::FromStr for $type {
            type Err = Error; // that of the file

            /// Reads the word that serde writes, in capitals or not.
            ///
            /// # Errors
            /// The word, and those that there are.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::form_word::read(text).map_err(|there_are| {
                    $error(format!("{} is {there_are}", $what)).at_column($column).with_value(text)
                })
            }
        }
    };
}

/// `Display` of an enum without values: the word that serde writes.
macro_rules! print_as_word {
    ($type:ty) => {
        impl std::fmt::Display for $type {
            /// The word of a file.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&$crate::form_word::word(self))
            }
        }
    };
}

pub(crate) use {print_as_word, read_by_word};

/// The word that serde writes for a variant without a value; nothing for another one.
pub(crate) fn word<T: Serialize>(variant: &T) -> String {
    struct Printed<'a, T>(&'a T);
    impl<T: Serialize> fmt::Display for Printed<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    let mut text = String::new();
    match fmt::write(&mut text, format_args!("{}", Printed(variant))) {
        Ok(()) => text,
        Err(fmt::Error) => String::new(),
    }
}

/// The word of a variant, and perhaps its value.
struct Word<'a> {
    word: String,
    value: Option<&'a str>,
}

/// What could be said instead.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl serde::de::Error for Refused {
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self(what.to_string())
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(match expected {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            all => all.concat(),
        })
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self(expected.to_string())
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self(expected.to_string())
    }
}

impl<'de> Deserializer<'de> for Word<'_> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'a, 'de> EnumAccess<'de> for Word<'a> {
    type Error = Refused;
    type Variant = Value<'a>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Value<'a>), Refused> {
        let name: StrDeserializer<'_, Refused> = self.word.as_str().into_deserializer();
        Ok((seed.deserialize(name)?, Value { word: self.word, value: self.value }))
    }
}

/// What stands behind the word.
struct Value<'a> {
    word: String,
    value: Option<&'a str>,
}

impl Value<'_> {
    fn needs(&self, what: &str) -> Refused {
        Refused(format!("written as {}{what}", self.word))
    }
}

impl<'de> VariantAccess<'de> for Value<'_> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        if self.value.is_some() { Err(self.needs(", without a value")) } else { Ok(()) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Refused> {
        let Some(value) = self.value else { return Err(self.needs(":VALUE")) };
        let read = match value.parse() {
            Ok(number) => seed.deserialize(I64Deserializer::<Refused>::new(number)),
            Err(_) => seed.deserialize(StrDeserializer::<Refused>::new(value)),
        };
        read.map_err(|Refused(what)| self.needs(&format!(":VALUE, and the value is {what}")))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Refused> {
        Err(self.needs(" with several values, which no word can say"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Refused> {
        Err(self.needs(" with several values, which no word can say"))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::{read, word};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Fruit {
        RedApple,
        Pears(u8),
        Named(String),
        Of { age: u8 },
    }

    #[test]
    fn words_are_read_as_people_write_them() {
        for text in ["red-apple", " Red-Apple "] {
            assert_eq!(read(text), Ok(Fruit::RedApple), "{text}");
        }
        assert_eq!(read("pears: 3"), Ok(Fruit::Pears(3)));
        assert_eq!(read("named:Red Apple"), Ok(Fruit::Named("Red Apple".into())));
        assert_eq!(word(&Fruit::RedApple), "red-apple");
        assert_eq!(word(&Fruit::Of { age: 3 }), "");
    }

    #[test]
    fn what_is_refused_says_what_there_is() {
        for (text, what) in [
            ("", "red-apple, pears, named or of"),
            ("red apple", "red-apple, pears, named or of"),
            ("red-apple:3", "written as red-apple, without a value"),
            ("pears", "written as pears:VALUE"),
            ("pears:many", "written as pears:VALUE, and the value is u8"),
            ("pears:300", "written as pears:VALUE, and the value is u8"),
            ("of:3", "written as of with several values, which no word can say"),
        ] {
            assert_eq!(read::<Fruit>(text), Err(what.to_owned()), "{text}");
        }
    }
}
