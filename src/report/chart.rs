//! The charts, as SVG inside the page.
//!
//! They are drawn in a few fixed colours, which the style of the page exchanges for darker or
//! lighter ones: so one picture serves a light screen, a dark one, and paper.

use std::error::Error as StdError;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::error::{Error, Result};
use crate::report::words::grouped;
use crate::text::shown;

/// The colours that `style.css` knows.
const INK: RGBColor = RGBColor(27, 31, 36);
const GRID: RGBColor = RGBColor(208, 215, 222);
const BLUE: RGBColor = RGBColor(11, 92, 173);
const ORANGE: RGBColor = RGBColor(180, 83, 9);

/// So wide that texts of this size have 11 px on a phone.
const WIDTH: i32 = 430;
const FONT: &str = "sans-serif";
const SIZE: f64 = 18.0;

type Drawn = std::result::Result<(), Box<dyn StdError>>;
type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// An SVG picture of this height.
fn picture(height: i32, draw: impl FnOnce(&Area<'_>) -> Drawn) -> Result<String> {
    let mut svg = String::new();
    {
        let size = (WIDTH.unsigned_abs(), height.unsigned_abs());
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let drawn = draw(&area).and_then(|()| area.present().map_err(Into::into));
        drawn.map_err(|error| Error::problem(format!("a chart cannot be drawn: {error}")))?;
    }
    Ok(svg)
}

fn text(at: HPos) -> TextStyle<'static> {
    (FONT, SIZE).into_font().color(&INK).pos(Pos::new(at, VPos::Center))
}

/// A bar for each name, from 0 to the left or to the right.
pub(super) fn bars(values: &[(String, i64)]) -> Result<String> {
    const LINE: i32 = 28;
    const NAMES: i32 = 165;
    const NUMBERS: i32 = 80;
    let low = values.iter().map(|&(_, value)| value).min().unwrap_or(0).min(0);
    let high = values.iter().map(|&(_, value)| value).max().unwrap_or(0).max(0);
    let room = i64::from(WIDTH - NAMES - NUMBERS - if low < 0 { NUMBERS } else { 0 });
    let whole = i128::from(high) - i128::from(low);
    let across = |value: i64| {
        let along = (i128::from(value) - i128::from(low)) * i128::from(room) / whole.max(1);
        NAMES + if low < 0 { NUMBERS } else { 0 } + i32::try_from(along).unwrap_or(0)
    };
    let height = LINE * i32::try_from(values.len()).unwrap_or(i32::MAX / LINE);
    picture(height, |area| {
        for ((name, value), line) in values.iter().zip(0..) {
            let middle = line * LINE + LINE / 2;
            let (from, to) = (across(0.min(*value)), across(0.max(*value)));
            let colour = if *value < 0 { ORANGE } else { BLUE };
            area.draw(&Text::new(shortened(&shown(name), 18), (NAMES - 8, middle), text(HPos::Right)))?;
            area.draw(&Rectangle::new(
                [(from, middle - 7), (to.max(from + 1), middle + 7)],
                colour.filled(),
            ))?;
            let (at, side) = if *value < 0 { (from - 6, HPos::Right) } else { (to + 6, HPos::Left) };
            area.draw(&Text::new(grouped(*value), (at, middle), text(side)))?;
        }
        let zero = across(0);
        area.draw(&PathElement::new([(zero, 0), (zero, height)], INK))?;
        Ok(())
    })
}

/// Names of figures and weights are long: each has a line of its own above its picture.
const ROW: i32 = 50;
/// Where pictures of rows begin and end.
const ENDS: [i32; 2] = [10, 350];

/// The height of so many rows.
fn rows_high(rows: usize) -> i32 {
    ROW * i32::try_from(rows).unwrap_or(i32::MAX / ROW)
}

/// A line for each figure from what it is to what it would be, in thousandths of all.
pub(super) fn dumbbells(changes: &[(String, [usize; 2])]) -> Result<String> {
    let [left, right] = ENDS;
    let across = |thousandths: usize| {
        left + i32::try_from(thousandths.min(1_000)).unwrap_or(0) * (right - left) / 1_000
    };
    picture(rows_high(changes.len()), |area| {
        for ((name, [before, after]), row) in changes.iter().zip(0..) {
            let (top, middle) = (row * ROW + 12, row * ROW + 34);
            area.draw(&Text::new(shortened(name, 48), (0, top), text(HPos::Left)))?;
            area.draw(&PathElement::new([(left, middle), (right, middle)], GRID))?;
            for x in [0, 500, 1_000].map(across) {
                area.draw(&PathElement::new([(x, middle - 6), (x, middle + 6)], GRID))?;
            }
            let (from, to) = (across(*before), across(*after));
            area.draw(&PathElement::new([(from, middle), (to, middle)], BLUE.stroke_width(3)))?;
            area.draw(&Circle::new((from, middle), 7, BLUE.stroke_width(2)))?;
            area.draw(&Circle::new((to, middle), 5, ORANGE.filled()))?;
            area.draw(&Text::new(in_percent(*after), (WIDTH - 2, middle), text(HPos::Right)))?;
        }
        Ok(())
    })
}

/// Thousandths in whole per cent, never rounded up to all or down to none.
fn in_percent(thousandths: usize) -> String {
    match thousandths {
        1..10 => "under 1\u{a0}%".to_owned(),
        991..1_000 => "over 99\u{a0}%".to_owned(),
        other => format!("{}\u{a0}%", (other + 5) / 10),
    }
}

/// A bar for each weight: how far it can move down and up, in thousandths of itself. Without an end
/// the bar goes on to the edge.
pub(super) fn ranges(weights: &[(String, [Option<i64>; 2])]) -> Result<String> {
    const MOST: i64 = 500;
    let [left, _] = ENDS;
    let (middle_x, half) = (i64::from(WIDTH / 2), i64::from(WIDTH / 2 - left));
    let across = |thousandths: i64| {
        i32::try_from(middle_x + thousandths.clamp(-MOST, MOST) * half / MOST).unwrap_or(left)
    };
    let height = rows_high(weights.len());
    picture(height, |area| {
        for ((name, [from, to]), row) in weights.iter().zip(0..) {
            let (top, middle) = (row * ROW + 12, row * ROW + 34);
            let (from, to) = (across(from.unwrap_or(-MOST)), across(to.unwrap_or(MOST)));
            area.draw(&Text::new(shortened(name, 48), (0, top), text(HPos::Left)))?;
            area.draw(&PathElement::new([(across(-MOST), middle), (across(MOST), middle)], GRID))?;
            area.draw(&Rectangle::new([(from, middle - 6), (to.max(from + 2), middle + 6)], BLUE.filled()))?;
            let today = across(0);
            area.draw(&PathElement::new(
                [(today, middle - 11), (today, middle + 11)],
                ORANGE.stroke_width(3),
            ))?;
        }
        Ok(())
    })
}

/// A column for each step of points: first and last points, and how many.
pub(super) fn histogram(bins: &[(i64, i64, usize)]) -> Result<String> {
    let (Some(first), Some(last)) = (bins.first(), bins.last()) else { return Ok(String::new()) };
    let most = bins.iter().map(|&(_, _, number)| number).max().unwrap_or(1).max(1);
    picture(300, |area| {
        let mut chart = ChartBuilder::on(area)
            .margin(8)
            .margin_right(30)
            .x_label_area_size(52)
            .y_label_area_size(64)
            .build_cartesian_2d(first.0..last.1 + 1, 0..most + most.div_ceil(12))?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(INK)
            .x_labels(6)
            .y_labels(6)
            .x_label_formatter(&|points| grouped(*points))
            .label_style((FONT, SIZE).into_font().color(&INK))
            .axis_desc_style((FONT, SIZE).into_font().color(&INK))
            .x_desc("points of the pair")
            .y_desc("pairs")
            .draw()?;
        chart.draw_series(bins.iter().map(|&(from, to, number)| {
            let mut column = Rectangle::new([(from, 0), (to + 1, number)], BLUE.filled());
            column.set_margin(0, 0, 1, 1);
            column
        }))?;
        Ok(())
    })
}

/// Compromises between two goals, from the best in the first to the best in the second, and where
/// we are.
pub(super) fn curve(points: &[(i64, i64)], here: (i64, i64), (across, up): (&str, &str)) -> Result<String> {
    let all = || points.iter().copied().chain([here]);
    let range = |of: fn((i64, i64)) -> i64| {
        let (low, high) =
            all().map(of).fold((i64::MAX, i64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let room = (high.saturating_sub(low) / 12).max(1);
        low.saturating_sub(room)..high.saturating_add(room)
    };
    picture(360, |area| {
        let mut chart = ChartBuilder::on(area)
            .margin(8)
            .margin_right(40)
            .x_label_area_size(52)
            .y_label_area_size(90)
            .build_cartesian_2d(range(|point| point.0), range(|point| point.1))?;
        chart
            .configure_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(INK)
            .x_labels(5)
            .y_labels(6)
            .x_label_formatter(&|at| grouped(*at))
            .y_label_formatter(&|at| grouped(*at))
            .label_style((FONT, SIZE).into_font().color(&INK))
            .axis_desc_style((FONT, SIZE).into_font().color(&INK))
            .x_desc(shortened(across, 50))
            .y_desc(shortened(up, 32))
            .draw()?;
        chart.draw_series(LineSeries::new(points.iter().copied(), BLUE.stroke_width(1)))?;
        chart.draw_series(points.iter().map(|&point| Circle::new(point, 4, BLUE.filled())))?;
        chart.draw_series([Circle::new(here, 7, ORANGE.filled())])?;
        Ok(())
    })
}

/// A long name loses its end; the table next to the picture has all of it.
fn shortened(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    name.chars().take(longest - 1).chain(['…']).collect()
}
