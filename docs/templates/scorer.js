// How the search ranks what it finds: as Sphinx does, but why things are so (decisions) stands behind how to use them.
const BEHIND = /^(decisions\/|decisions$|architecture$|operations$|curation$)/;

var Scorer = {
  score: ([page, , , , score]) => (BEHIND.test(page) ? score - 100 : score),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
