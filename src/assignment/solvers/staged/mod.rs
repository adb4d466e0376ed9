//! Very large problems: a flow through the network of the tables.

mod arcs_of_stages;
mod best_reduced_score;
pub(crate) mod flow_of_tables;
mod grid_of_tables;
pub(crate) mod staged_network;
