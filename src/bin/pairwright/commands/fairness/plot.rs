//! The picture of what a better worst pair costs: no fonts, nothing of the system.

use std::fmt;

use pairwright::what_if::{FairnessPrice, Frontier};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::failure::Failure;

const INK: RGBColor = RGBColor(70, 70, 70);
const LINE: RGBColor = RGBColor(31, 97, 141);
const SIZE: (u32, u32) = (880, 540);

/// The points from the most points on, as a step line with its ends in words: an SVG file.
pub(super) fn picture(frontier: &Frontier) -> Result<String, Failure> {
    let points: Vec<(i64, i64)> =
        frontier.points().iter().map(|point| (point.worst().into(), point.total())).collect();
    let (Some(first), Some(last)) = (frontier.points().first(), frontier.points().last()) else {
        return Err(Failure::new("there is nothing to draw: nobody can be paired"));
    };
    let price = FairnessPrice::new((first.worst(), first.total()), (last.worst(), last.total()));
    let mut text = String::new();
    draw(&mut text, &points, &price).map_err(|error| Failure::new(format!("the picture: {error}")))?;
    Ok(text)
}

fn draw(text: &mut String, points: &[(i64, i64)], price: &FairnessPrice) -> Result<(), impl fmt::Display> {
    let (first, last) = (points[0], points[points.len() - 1]);
    let root = SVGBackend::with_string(text, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let (wide, high) = ((last.0 - first.0).max(4), (first.1 - last.1).max(4));
    let (left, right) = (first.0 - wide / 8 - 1, last.0 + wide / 12 + 1);
    let (bottom, top) = (last.1 - high / 5 - 1, first.1 + high / 6 + 1);
    let mut chart = ChartBuilder::on(&root)
        .caption("What a better worst pair costs", ("sans-serif", 21).into_font().color(&INK))
        .margin(18)
        .x_label_area_size(52)
        .y_label_area_size(82)
        .build_cartesian_2d(left..right, bottom..top)?;
    chart
        .configure_mesh()
        .disable_mesh()
        .axis_style(INK)
        .x_labels(8)
        .y_labels(7)
        .x_label_formatter(&|points| grouped(*points))
        .y_label_formatter(&|points| grouped(*points))
        .label_style(("sans-serif", 14).into_font().color(&INK))
        .axis_desc_style(("sans-serif", 15).into_font().color(&INK))
        .x_desc("points of the worst pair")
        .y_desc("points of all pairs")
        .draw()?;
    // with a worst pair of at least this many points, this total can be had
    let mut steps = vec![(left, first.1)];
    for pair in points.windows(2) {
        steps.extend([pair[0], (pair[0].0, pair[1].1)]);
    }
    steps.push(last);
    chart.draw_series(LineSeries::new(steps, LINE.stroke_width(2)))?;
    chart.draw_series(points.iter().map(|&point| Circle::new(point, 4, LINE.filled())))?;
    let said = |point, lines: [String; 2], offset: (i32, i32), across| {
        let style = ("sans-serif", 15).into_font().color(&INK).pos(Pos::new(across, VPos::Top));
        let [above, below] = lines;
        EmptyElement::at(point)
            + Text::new(above, offset, style.clone())
            + Text::new(below, (offset.0, offset.1 + 19), style)
    };
    let total = |points| format!("{} points in all", grouped(points));
    let most = [format!("the most points: worst pair {}", grouped(first.0)), total(first.1)];
    chart.draw_series([said(first, most, (10, -36), HPos::Left)])?;
    if points.len() > 1 {
        let tenths = price.tenths_of_a_per_cent().unwrap_or(0);
        let cost = format!("{}, {}.{} % fewer", total(last.1), tenths / 10, tenths % 10);
        let best = [format!("the best worst pair: {}", grouped(last.0)), cost];
        chart.draw_series([said(last, best, (8, 12), HPos::Right)])?;
    }
    root.present()
}

/// `523,301`.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}
