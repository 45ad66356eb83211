//! Running text with headings, lists and tables, read from Markdown.
//!
//! What a manual needs and no more: no links, images or code blocks.

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Label, Layout, Ui, vec2};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// Room for a bullet or a number.
const MARKER: f32 = 20.0;

/// Words of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    text: String,
    strong: bool,
}

type Runs = Vec<Run>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(Runs),
    /// A bullet or a number, and what stands beside it.
    Item(String, Runs),
    /// The first row is its head.
    Table(Vec<Vec<Runs>>),
}

/// A text that was read.
#[derive(Debug, Clone, Default)]
pub struct Markdown {
    blocks: Vec<Block>,
}

impl Markdown {
    /// Reads it.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            reader.take(event);
        }
        Self { blocks: reader.blocks }
    }

    /// Draws it over the whole width.
    pub fn show(&self, ui: &mut Ui) {
        for block in &self.blocks {
            match block {
                Block::Heading(text) => {
                    ui.add_space(size::GAP_M);
                    let heading = paint::label(ui, text, Type::Heading, Tokens::of(ui).text);
                    ui.ctx().accesskit_node_builder(heading.id, |node| {
                        node.set_role(Role::Heading);
                        node.set_label(text.as_str());
                    });
                }
                Block::Paragraph(runs) => flow(ui, runs),
                Block::Item(marker, runs) => item(ui, marker, runs),
                Block::Table(rows) => table(ui, rows),
            }
            ui.add_space(size::GAP_XS);
        }
    }
}

#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Runs,
    strong: bool,
    /// The next number of each list that is open; `None` for bullets.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    rows: Vec<Vec<Runs>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.add(&text),
            Event::SoftBreak | Event::HardBreak => self.add(" "),
            // Words that are named in the text, such as a button's, are as heavy as strong ones.
            Event::Start(Tag::Strong | Tag::Emphasis) => self.strong = true,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.strong = false,
            Event::End(TagEnd::Heading(_)) => {
                let text = std::mem::take(&mut self.runs).into_iter().map(|run| run.text).collect();
                self.blocks.push(Block::Heading(text));
            }
            Event::Start(Tag::List(first)) => self.lists.push(first),
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Start(Tag::Item) => self.marker = Some(self.next_marker()),
            Event::End(TagEnd::Item | TagEnd::Paragraph) => self.end_paragraph(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let runs = std::mem::take(&mut self.runs);
                if let Some(row) = self.rows.last_mut() {
                    row.push(runs);
                }
            }
            Event::End(TagEnd::Table) => self.blocks.push(Block::Table(std::mem::take(&mut self.rows))),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        match self.runs.last_mut().filter(|run| run.strong == self.strong) {
            Some(run) => run.text.push_str(text),
            None => self.runs.push(Run { text: text.to_owned(), strong: self.strong }),
        }
    }

    fn next_marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}.");
                *number += 1;
                marker
            }
            _ => "•".to_owned(),
        }
    }

    fn end_paragraph(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        self.blocks.push(match self.marker.take() {
            Some(marker) => Block::Item(marker, runs),
            None => Block::Paragraph(runs),
        });
    }
}

/// Words that wrap, each run in its weight.
fn flow(ui: &mut Ui, runs: &[Run]) {
    let color = Tokens::of(ui).text;
    let line_height = Some(paint::line_height(ui, Type::Body));
    let mut job = LayoutJob::default();
    for run in runs {
        let role = if run.strong { Type::Strong } else { Type::Body };
        let format = TextFormat { font_id: role.font(ui), color, line_height, ..TextFormat::default() };
        job.append(&run.text, 0.0, format);
    }
    ui.add(Label::new(job).wrap());
}

fn item(ui: &mut Ui, marker: &str, runs: &[Run]) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let column = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(MARKER, 0.0), column, |ui| {
            ui.set_width(MARKER);
            paint::label(ui, marker, Type::Body, Tokens::of(ui).muted);
        });
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| flow(ui, runs));
    });
}

fn table(ui: &mut Ui, rows: &[Vec<Runs>]) {
    let line = Tokens::of(ui).line;
    let gap = size::GAP_L;
    for (place, row) in rows.iter().enumerate() {
        // Cells are some words each: columns of one width read well and never need to scroll.
        let columns = u16::try_from(row.len()).unwrap_or(1).max(1);
        let width = (ui.available_width() - gap * f32::from(columns - 1)) / f32::from(columns);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for cell in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    if place == 0 {
                        let head: String = cell.iter().map(|run| run.text.as_str()).collect();
                        paint::label(ui, &head, Type::Secondary, Tokens::of(ui).muted);
                    } else {
                        flow(ui, cell);
                    }
                });
            }
        });
        let (x, y) = (ui.max_rect().x_range(), ui.cursor().top());
        ui.painter().hline(x, y, eframe::egui::Stroke::new(1.0, line));
        ui.add_space(size::GAP_XS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, strong: bool) -> Run {
        Run { text: text.to_owned(), strong }
    }

    #[test]
    fn headings_paragraphs_lists_and_tables_are_read() {
        let read = Markdown::read(
            "## Begin\n\nOne **two**\nthree.\n\n- *a* b\n- c\n\n1. d\n2. e\n\n| q | r |\n|---|---|\n| x | |\n",
        );
        let plain = |text: &str| vec![run(text, false)];
        let wanted = [
            Block::Heading("Begin".into()),
            Block::Paragraph(vec![run("One ", false), run("two", true), run(" three.", false)]),
            Block::Item("•".into(), vec![run("a", true), run(" b", false)]),
            Block::Item("•".into(), plain("c")),
            Block::Item("1.".into(), plain("d")),
            Block::Item("2.".into(), plain("e")),
            Block::Table(vec![vec![plain("q"), plain("r")], vec![plain("x"), Vec::new()]]),
        ];
        assert_eq!(read.blocks, wanted);
    }
}
