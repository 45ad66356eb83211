//! What lies on a simulated disk, and what a power cut may leave of it.
//!
//! The model is POSIX with nothing promised beyond it. Content that was not synced may be missing, cut
//! short, zeros from some place on, or all there. Of the changes to a folder since its last sync, each is
//! there or not, whatever the others are; a change that is there took place in its order. A new name that
//! a rename gave may be there with the old name still beside it, but never is the file lost under both:
//! that a rename leaves the old or the new file under its target is what POSIX promises. A synced file
//! whose name was not synced may be lost with its name. After a sync of a file that failed, no later sync
//! brings its content to the disk, though it says so. The changes of a folder stay un-synced then, for they
//! are in a journal and not in pages that are taken for written.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

pub(crate) type Bytes = Arc<[u8]>;

/// What lies where: a file's content, or `None` for a folder.
pub(crate) type Tree = BTreeMap<PathBuf, Option<Bytes>>;

/// Place of a file or folder in the list of nodes.
pub(crate) type NodeNo = usize;

type Names = BTreeMap<String, NodeNo>;

#[derive(Debug, Clone)]
enum Node {
    File {
        live: Bytes,
        /// What a sync brought to the disk.
        safe: Option<Bytes>,
        /// A sync failed.
        lost: bool,
    },
    Folder {
        /// The names that are on disk.
        base: Names,
        /// What happened since the last sync.
        changes: Vec<Change>,
        /// The names with all changes.
        live: Names,
    },
}

impl Node {
    fn folder() -> Self {
        Self::Folder { base: Names::new(), changes: Vec::new(), live: Names::new() }
    }
}

/// A change to a folder.
#[derive(Debug, Clone)]
enum Change {
    Add(String, NodeNo),
    Remove(String),
    Rename(String, String, NodeNo),
}

/// How a change to a folder comes out of a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Missing,
    There,
    /// A rename whose old name stays.
    BothNames,
}

impl Change {
    fn outcomes(&self) -> &'static [Outcome] {
        match self {
            Self::Rename(..) => &[Outcome::Missing, Outcome::There, Outcome::BothNames],
            _ => &[Outcome::Missing, Outcome::There],
        }
    }

    fn apply(&self, names: &mut Names, outcome: Outcome) {
        if outcome == Outcome::Missing {
            return;
        }
        match self {
            Self::Add(name, node) => drop(names.insert(name.clone(), *node)),
            Self::Remove(name) => drop(names.remove(name)),
            Self::Rename(from, to, node) => {
                if outcome == Outcome::There {
                    names.remove(from);
                }
                names.insert(to.clone(), *node);
            }
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct State {
    /// The first is the root.
    nodes: Vec<Arc<Node>>,
}

impl State {
    /// A disk on which this, and nothing else, is synced.
    pub(crate) fn of(tree: &Tree) -> Self {
        let mut state = Self { nodes: vec![Arc::new(Node::folder())] };
        for (path, content) in tree {
            let node = match content {
                Some(bytes) => {
                    Node::File { live: Arc::clone(bytes), safe: Some(Arc::clone(bytes)), lost: false }
                }
                None => Node::folder(),
            };
            let no = state.push(node);
            let (folder, name) = state.split(path).unwrap();
            if let Node::Folder { base, live, .. } = state.node(folder) {
                base.insert(name.clone(), no);
                live.insert(name, no);
            }
        }
        state
    }

    fn push(&mut self, node: Node) -> NodeNo {
        self.nodes.push(Arc::new(node));
        self.nodes.len() - 1
    }

    fn node(&mut self, no: NodeNo) -> &mut Node {
        Arc::make_mut(&mut self.nodes[no])
    }

    /// The names in a folder. `None` if it is none.
    pub(crate) fn names(&self, folder: NodeNo) -> Option<&Names> {
        match &*self.nodes[folder] {
            Node::Folder { live, .. } => Some(live),
            Node::File { .. } => None,
        }
    }

    pub(crate) fn find(&self, path: &Path) -> Option<NodeNo> {
        let mut at = 0;
        for part in path.components() {
            if let Component::Normal(name) = part {
                at = *self.names(at)?.get(&*name.to_string_lossy())?;
            }
        }
        Some(at)
    }

    /// The folder of a path and the name in it.
    pub(crate) fn split(&self, path: &Path) -> Option<(NodeNo, String)> {
        let folder = self.find(path.parent()?)?;
        self.names(folder)?;
        Some((folder, path.file_name()?.to_string_lossy().into_owned()))
    }

    pub(crate) fn content(&self, node: NodeNo) -> Option<&Bytes> {
        match &*self.nodes[node] {
            Node::File { live, .. } => Some(live),
            Node::Folder { .. } => None,
        }
    }

    pub(crate) fn add_file(&mut self, folder: NodeNo, name: String, bytes: &[u8]) -> NodeNo {
        let no = self.push(Node::File { live: bytes.into(), safe: None, lost: false });
        self.add(folder, Change::Add(name, no));
        no
    }

    pub(crate) fn add_folder(&mut self, folder: NodeNo, name: String) {
        let no = self.push(Node::folder());
        self.add(folder, Change::Add(name, no));
    }

    pub(crate) fn link(&mut self, folder: NodeNo, name: String, node: NodeNo) {
        self.add(folder, Change::Add(name, node));
    }

    pub(crate) fn remove(&mut self, folder: NodeNo, name: String) {
        self.add(folder, Change::Remove(name));
    }

    pub(crate) fn rename(&mut self, folder: NodeNo, from: String, to: String, node: NodeNo) {
        self.add(folder, Change::Rename(from, to, node));
    }

    /// Writes over a file in its place, which no `Disk` does: for a planted fault.
    pub(crate) fn overwrite(&mut self, node: NodeNo, bytes: Bytes) {
        if let Node::File { live, .. } = self.node(node) {
            *live = bytes;
        }
    }

    fn add(&mut self, folder: NodeNo, change: Change) {
        if let Node::Folder { changes, live, .. } = self.node(folder) {
            change.apply(live, Outcome::There);
            changes.push(change);
        }
    }

    /// Whether there was something to sync.
    pub(crate) fn sync(&mut self, node: NodeNo) -> bool {
        let has_work = match &*self.nodes[node] {
            Node::File { live, safe, lost } => !*lost && safe.as_ref() != Some(live),
            Node::Folder { changes, .. } => !changes.is_empty(),
        };
        if !has_work {
            return false;
        }
        match self.node(node) {
            Node::File { live, safe, .. } => *safe = Some(Arc::clone(live)),
            Node::Folder { base, changes, .. } => {
                for change in changes.drain(..) {
                    change.apply(base, Outcome::There);
                }
            }
        }
        true
    }

    /// What a sync that fails leaves behind.
    pub(crate) fn fail_sync(&mut self, node: NodeNo) {
        match self.node(node) {
            Node::File { live, safe, lost } => *lost |= safe.as_ref() != Some(live),
            Node::Folder { .. } => {}
        }
    }

    /// What is seen as long as the power is on.
    pub(crate) fn live(&self) -> Tree {
        let mut tree = Tree::new();
        self.gather(
            0,
            Path::new("/"),
            &mut tree,
            &|folder| self.names(folder).cloned().unwrap_or_default(),
            &|file| self.content(file).cloned().unwrap_or_default(),
        );
        tree
    }

    /// What a power cut may leave: everything, or, where that is more than `most`, so many drawn with
    /// `seed`, the two ends among them.
    pub(crate) fn after_power_cut(&self, most: usize, seed: u64) -> Vec<Tree> {
        let open = self.open_choices();
        let count = open.iter().try_fold(1_usize, |product, (_, choices)| product.checked_mul(*choices));
        let mut random = Random(seed);
        let pick = |mut number: usize| -> Vec<usize> {
            open.iter()
                .map(|(_, choices)| {
                    let choice = number % choices;
                    number /= choices;
                    choice
                })
                .collect()
        };
        let picks: Vec<Vec<usize>> = match count.filter(|count| *count <= most) {
            Some(count) => (0..count).map(pick).collect(),
            None => {
                let ends =
                    [open.iter().map(|_| 0).collect(), open.iter().map(|(_, choices)| choices - 1).collect()];
                let drawn =
                    (0..most).map(|_| open.iter().map(|(_, choices)| random.below(*choices)).collect());
                ends.into_iter().chain(drawn).collect()
            }
        };
        picks.iter().map(|picks| self.left(&open, picks)).collect()
    }

    /// What is open about each node or change, and in how many ways.
    fn open_choices(&self) -> Vec<((NodeNo, usize), usize)> {
        let mut open = Vec::new();
        for (no, node) in self.nodes.iter().enumerate() {
            match &**node {
                Node::File { live, safe, .. } => {
                    if safe.as_ref() != Some(live) {
                        open.push(((no, 0), contents(live, safe.as_ref()).len()));
                    }
                }
                Node::Folder { changes, .. } => {
                    for (index, change) in changes.iter().enumerate() {
                        open.push(((no, index), change.outcomes().len()));
                    }
                }
            }
        }
        open
    }

    fn left(&self, open: &[((NodeNo, usize), usize)], picks: &[usize]) -> Tree {
        let picked: BTreeMap<_, _> =
            open.iter().map(|(place, _)| *place).zip(picks.iter().copied()).collect();
        let mut tree = Tree::new();
        self.gather(
            0,
            Path::new("/"),
            &mut tree,
            &|folder| {
                let Node::Folder { base, changes, .. } = &*self.nodes[folder] else { return Names::new() };
                let mut names = base.clone();
                for (index, change) in changes.iter().enumerate() {
                    let pick = picked.get(&(folder, index));
                    let outcome = pick.map_or(Outcome::There, |pick| change.outcomes()[*pick]);
                    change.apply(&mut names, outcome);
                }
                names
            },
            &|file| {
                let Node::File { live, safe, .. } = &*self.nodes[file] else { return Bytes::default() };
                let pick = picked.get(&(file, 0));
                pick.map_or_else(|| Arc::clone(live), |pick| contents(live, safe.as_ref())[*pick].clone())
            },
        );
        tree
    }

    fn gather(
        &self,
        folder: NodeNo,
        path: &Path,
        tree: &mut Tree,
        names: &dyn Fn(NodeNo) -> Names,
        content: &dyn Fn(NodeNo) -> Bytes,
    ) {
        for (name, node) in names(folder) {
            let path = path.join(name);
            match &*self.nodes[node] {
                Node::File { .. } => drop(tree.insert(path, Some(content(node)))),
                Node::Folder { .. } => {
                    tree.insert(path.clone(), None);
                    self.gather(node, &path, tree, names, content);
                }
            }
        }
    }
}

/// The contents that a file may have after a power cut, when `live` was not synced.
fn contents(live: &Bytes, safe: Option<&Bytes>) -> Vec<Bytes> {
    let half = live.len() / 2;
    let mut zeros_at_the_end = live.to_vec();
    zeros_at_the_end[half..].fill(0);
    vec![
        safe.cloned().unwrap_or_default(),
        live[..half].into(),
        vec![0; live.len()].into(),
        zeros_at_the_end.into(),
        Arc::clone(live),
    ]
}

/// Random numbers that are the same in every run (splitmix64).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % limit
    }
}
