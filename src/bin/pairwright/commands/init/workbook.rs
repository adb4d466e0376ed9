//! The template as a workbook: a sheet to fill in, and one that says what the columns mean.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::commands::init::people_table::PeopleTable;

/// Rows to be filled in: cells below have no list to choose from.
const ROWS: u32 = 20_000;
/// The columns with one of a few words, and these.
const WORDS: [(&str, &[&str]); 3] = [
    ("Role", &["mentor", "mentee", "both"]),
    ("Duration", &["one-time", "weeks", "long-term"]),
    ("Format", &["one-to-one", "group"]),
];
/// Columns of texts: a spreadsheet would make numbers of ids, and take away their leading zeros.
const TEXTS: [&str; 7] =
    ["ID", "Manager ID", "Choice 1", "Choice 2", "Choice 3", "Acquaintances", "Conflicts"];

/// The workbook, with the same bytes each time.
pub(super) fn bytes(people: &PeopleTable) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    workbook.push_worksheet(to_fill_in(people)?);
    workbook.push_worksheet(meanings(people)?);
    workbook.save_to_buffer()
}

fn heading() -> Format {
    Format::new().set_bold().set_background_color("E8EEF4")
}

fn to_fill_in(people: &PeopleTable) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("People")?.set_freeze_panes(1, 1)?;
    let text = Format::new().set_num_format("@");
    for ([name, meaning, mentor, mentee], column) in people.columns().iter().zip(0..) {
        let width = name.len().max(mentor.len()).max(mentee.len()) + 3;
        sheet.set_column_width(column, u32::try_from(width).unwrap_or(20))?;
        if TEXTS.contains(&name.as_str()) {
            sheet.set_column_format(column, &text)?;
        }
        sheet.write_string_with_format(0, column, name, &heading())?;
        for (value, row) in [mentor, mentee].into_iter().zip(1..) {
            match value.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number)?,
                Err(_) if value.is_empty() => &mut sheet,
                Err(_) => sheet.write_string(row, column, value)?,
            };
        }
        let mut help = DataValidation::new();
        if let Some((_, words)) = WORDS.iter().find(|(with_words, _)| with_words == name) {
            help = help.allow_list_strings(words)?;
        }
        let help = help.set_input_title(name)?.set_input_message(meaning)?;
        sheet.add_data_validation(1, column, ROWS, column, &help)?;
    }
    Ok(sheet)
}

fn meanings(people: &PeopleTable) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("What the columns mean")?.set_freeze_panes(1, 0)?;
    sheet.set_column_width(0, 18)?.set_column_width(1, 80)?;
    sheet.set_column_width(2, 24)?.set_column_width(3, 24)?;
    let heads = ["Column", "What goes in", "For example, a mentor", "For example, a mentee"];
    for (head, column) in heads.iter().zip(0..) {
        sheet.write_string_with_format(0, column, *head, &heading())?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (texts, row) in people.columns().iter().zip(1..) {
        for (text, column) in texts.iter().zip(0..) {
            sheet.write_string_with_format(row, column, text, &wrapped)?;
        }
    }
    let words = "Only ID and Role are needed. Leave out columns that you do not ask for; add your own, \
                 which are kept. The two people in the first sheet are made up: replace them.";
    let below = u32::try_from(people.columns().len()).unwrap_or(0) + 2;
    sheet.write_string_with_format(below, 1, words, &wrapped)?;
    Ok(sheet)
}
