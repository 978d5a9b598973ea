// Claims by selecting words: opens the form next to the text and replaces its parts as it is filled in.
// The server fills in and validates everything. Without this script the same form is a page of its own.
"use strict";

{
  const $ = django.jQuery;
  const form = () => document.querySelector("#claim form");
  const paragraphOf = (node) => node?.parentElement?.closest(".curation-paragraphs > li");
  let pending = new AbortController();
  let picked = { paragraph: null, from: 0, to: 0 }; // words selected with the keyboard

  function swap(id, page) {
    const old = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (!old || !fresh) return;
    old.replaceWith(fresh);
    ready(fresh);
  }

  function ready(part) {
    $(part).find(".admin-autocomplete").djangoAdminSelect2();
    for (const each of part.querySelectorAll(".curation-no-script")) each.hidden = true;
  }

  async function request(url, options, parts) {
    pending.abort();
    pending = new AbortController();
    const headers = { "X-Requested-With": "fetch" };
    try {
      const response = await fetch(url, { ...options, headers, signal: pending.signal });
      if (response.headers.has("X-Next")) return go(response.headers.get("X-Next"));
      // The session has changed: submit the form as a page, which recovers the draft.
      if (response.headers.has("X-Signed-Out")) return form().submit();
      if (!response.ok) throw new Error(`status ${response.status}`);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const id of parts) swap(id, page);
      return true;
    } catch (error) {
      if (error.name !== "AbortError") showError(`No response from the server: ${error.message}. Try again.`);
      return false;
    }
  }

  function showError(text) {
    const note = Object.assign(document.createElement("p"), { className: "errornote", textContent: text });
    note.setAttribute("role", "alert");
    document.getElementById("claim-title").after(note);
  }

  function go(next) {
    const target = new URL(next, location.href);
    const isHere = target.pathname + target.search === location.pathname + location.search;
    location.assign(target);
    if (isHere) location.reload();
    return true;
  }

  function filledIn() {
    const found = new URLSearchParams(new FormData(form()));
    found.delete("csrfmiddlewaretoken");
    return found;
  }

  const refill = (...parts) => request(`${form().getAttribute("action")}?${filledIn()}`, {}, parts);

  function open(paragraph, words) {
    for (const each of paragraph.parentElement.children) each.tabIndex = each === paragraph ? 0 : -1;
    const params = new URLSearchParams({ printed: words });
    const record = form()?.elements.record?.value;
    if (record) params.set("record", record);
    return request(`${paragraph.querySelector(".curation-cite").getAttribute("href")}&${params}`, {}, ["claim"]);
  }

  function focusNext() {
    const empty = (name) => form().elements[name] && !form().elements[name].value;
    if (empty("printed")) form().elements.printed.focus();
    else if (empty("record")) document.querySelector("#claim .select2-selection").focus();
    else (form().elements.fact ?? document.getElementById("claim-title")).focus();
  }

  // The selection, if it is within the words of one paragraph.
  function selected() {
    const selection = getSelection();
    const words = selection.anchorNode?.parentElement?.closest("[data-words]");
    if (selection.isCollapsed || !words?.contains(selection.focusNode)) return null;
    return { paragraph: paragraphOf(words), words: selection.toString().trim() };
  }

  // Start and end of each word of a paragraph, and of each sign that belongs to an amount.
  function wordsIn(text, language) {
    const segmenter = new Intl.Segmenter(language === "und" ? "en" : language, { granularity: "word" });
    return [...segmenter.segment(text)]
      .filter((each) => each.isWordLike || /[\p{Sc}%]/u.test(each.segment))
      .map((each) => [each.index, each.index + each.segment.length]);
  }

  function placeAt(element, offset) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && offset > node.length) {
      offset -= node.length;
      node = walker.nextNode();
    }
    return [node, offset];
  }

  function pick(paragraph, step, isExtending) {
    const words = paragraph.querySelector("[data-words]");
    const places = words ? wordsIn(words.textContent, words.lang) : [];
    if (!places.length) return;
    const within = (place) => Math.min(Math.max(place, 0), places.length - 1);
    if (picked.paragraph !== paragraph) picked = { paragraph, from: 0, to: 0 };
    else if (isExtending) picked.to = Math.max(within(picked.to + step), picked.from);
    else picked.from = picked.to = within((step > 0 ? picked.to : picked.from) + step);
    const ends = [...placeAt(words, places[picked.from][0]), ...placeAt(words, places[picked.to][1])];
    getSelection().setBaseAndExtent(...ends);
  }

  const steps = { ArrowRight: 1, ArrowLeft: -1 };

  document.addEventListener("keydown", async (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && event.target.closest("#claim")) {
      document.querySelector('.curation-paragraphs > li[tabindex="0"]')?.focus();
    }
    if (!event.target.matches(".curation-paragraphs > li")) return;
    if (event.key in steps) {
      event.preventDefault();
      pick(event.target, steps[event.key], event.shiftKey);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (await open(event.target, selected()?.words ?? "")) focusNext();
    }
  });

  document.addEventListener("mouseup", (event) => {
    const found = event.target.closest("#claim") ? null : selected();
    if (found?.words) open(found.paragraph, found.words);
  });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".curation-cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const paragraph = paragraphOf(link.firstChild);
    const found = selected();
    if (await open(paragraph, found?.paragraph === paragraph ? found.words : "")) focusNext();
  });

  // select2 triggers its change events with jQuery only.
  $(document).on("change", "#claim :input", async (event) => {
    const name = event.target.name;
    if (name === "record" && (await refill("claim-fact"))) focusNext();
    else if (name === "printed") await refill("claim-fact");
    else if (name === "fact") await refill("claim-value");
    else if (/^(value|modality|negated)/.test(name)) await refill("claim-standing");
  });

  document.addEventListener("submit", async (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("formmethod") === "get") return void refill("claim-fact");
    const body = new URLSearchParams(new FormData(form()));
    const url = form().getAttribute("action");
    if (await request(url, { method: "POST", body }, ["claim"])) {
      const errors = document.querySelector("#claim .errorlist");
      errors?.parentElement.querySelector("input:not([type=hidden]), select, textarea, .select2-selection")?.focus();
    }
  });
}
