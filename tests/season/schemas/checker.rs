//! A checker of JSON Schema that knows the keywords that ours have, and no others.

use std::collections::BTreeMap;

use pairwright::storage::schema;
use serde_json::Value;

/// All schemas, by `$id`.
pub(super) struct Checker(BTreeMap<String, Value>);

/// What only describes.
const WORDS: [&str; 5] = ["$schema", "$id", "$defs", "title", "description"];

impl Checker {
    pub(super) fn new() -> Self {
        let all = schema::ALL.map(|text| serde_json::from_str::<Value>(text).unwrap());
        let checker = Self(all.map(|one| (one["$id"].as_str().unwrap().to_owned(), one)).into());
        for (id, schema) in &checker.0 {
            checker.known(id, schema);
        }
        checker
    }

    /// Every keyword is known, every reference leads somewhere, and what is required has a schema.
    fn known(&self, id: &str, schema: &Value) {
        for (word, value) in schema.as_object().unwrap_or_else(|| panic!("{id}: {schema}")) {
            match word.as_str() {
                "$ref" => drop(self.target(id, value)),
                "properties" | "$defs" => {
                    value.as_object().unwrap().values().for_each(|one| self.known(id, one));
                }
                "additionalProperties" if *value == Value::Bool(false) => {}
                "items" | "additionalProperties" => self.known(id, value),
                "anyOf" => value.as_array().unwrap().iter().for_each(|one| self.known(id, one)),
                "required" if schema.get("properties").is_some() => {
                    for name in value.as_array().unwrap() {
                        let is_there = schema["properties"].get(name.as_str().unwrap()).is_some();
                        assert!(is_there, "{id}: {name} is required and not described");
                    }
                }
                word => assert!(WORDS.contains(&word) || RULES.contains(&word), "{id}: {word}"),
            }
        }
    }

    fn target<'a>(&'a self, id: &'a str, reference: &'a Value) -> (&'a str, &'a Value) {
        let reference = reference.as_str().unwrap();
        let (of, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let of = if of.is_empty() { id } else { of };
        let found = self.0.get(of).and_then(|schema| schema.pointer(pointer));
        (of, found.unwrap_or_else(|| panic!("{id}: there is no {reference}")))
    }

    /// What is wrong with a value, first of all.
    pub(super) fn fault(&self, id: &str, value: &Value) -> Option<String> {
        self.check(id, &self.0[id], value, "").err()
    }

    fn check(&self, id: &str, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        for (word, rule) in schema.as_object().unwrap() {
            let holds = match word.as_str() {
                "$ref" => {
                    let (id, schema) = self.target(id, rule);
                    self.check(id, schema, value, at)?;
                    true
                }
                "anyOf" => rule.as_array().unwrap().iter().any(|one| self.check(id, one, value, at).is_ok()),
                "items" => {
                    for (k, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(id, rule, item, &format!("{at}/{k}"))?;
                    }
                    true
                }
                "properties" | "additionalProperties" => {
                    for (name, field) in value.as_object().into_iter().flatten() {
                        let described = schema.get("properties").and_then(|all| all.get(name));
                        let at = format!("{at}/{name}");
                        match (word.as_str(), described) {
                            ("properties", Some(described)) => self.check(id, described, field, &at)?,
                            ("additionalProperties", None) if *rule == Value::Bool(false) => {
                                return Err(format!("{at} is not known"));
                            }
                            ("additionalProperties", None) => self.check(id, rule, field, &at)?,
                            _ => {}
                        }
                    }
                    true
                }
                word => WORDS.contains(&word) || holds(word, rule, value),
            };
            if !holds {
                return Err(format!("{at}: {word} {rule} does not hold of {value}"));
            }
        }
        Ok(())
    }
}

const RULES: [&str; 9] = [
    "type",
    "enum",
    "required",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

/// A rule about one value alone. It holds of what it is not about, as the standard says.
fn holds(word: &str, rule: &Value, value: &Value) -> bool {
    let size = || usize::try_from(rule.as_u64().unwrap()).unwrap();
    match word {
        "type" => match rule {
            Value::Array(types) => types.iter().any(|one| is_a(one, value)),
            one => is_a(one, value),
        },
        "enum" => rule.as_array().unwrap().contains(value),
        "required" => {
            let named = |name: &Value| value.get(name.as_str().unwrap()).is_some();
            !value.is_object() || rule.as_array().unwrap().iter().all(named)
        }
        "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
        "minItems" => value.as_array().is_none_or(|items| items.len() >= size()),
        "maxItems" => value.as_array().is_none_or(|items| items.len() <= size()),
        "minProperties" => value.as_object().is_none_or(|fields| fields.len() >= size()),
        "maxProperties" => value.as_object().is_none_or(|fields| fields.len() <= size()),
        _ => panic!("{word} is not known"),
    }
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        kind => panic!("there is no type {kind}"),
    }
}
