// What a page is for somebody who has no mouse: where the keyboard goes, and whether that shows.
"use strict";

{
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const LEAST_CONTRAST = 3; // WCAG 2.2, 1.4.11
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const told = (element) => element.outerHTML.slice(0, 120).replace(/\s+/g, " ");
  let stops = [];
  let walked = [];

  // Of radio buttons that exclude each other, the keyboard stops at one; arrows lead to the others.
  function isStop(element) {
    if (element.tabIndex < 0 || element.disabled || !seen(element)) return false;
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)].filter((each) => each.form === element.form);
    return element === (group.find((each) => each.checked) ?? group[0]);
  }

  function start() {
    const still = new CSSStyleSheet();
    still.replaceSync("* { transition: none !important }");
    document.adoptedStyleSheets = [still];
    // Pages may begin at a field; the walk begins at the top.
    const top = document.body.insertAdjacentElement("afterbegin", document.createElement("button"));
    top.focus();
    top.remove();
    stops = [...document.querySelectorAll(CONTROLS)].filter(isStop);
    walked = [];
    return stops.length;
  }

  document.addEventListener("focusin", ({ target }) => walked.push(target));

  // Stops are reached once each, in the order of the page, from the link past the head to the last, and left.
  function order() {
    const isSkip = stops[0]?.matches(".skip-to-content-link");
    const wrong = stops.filter((stop, place) => walked[place] !== stop).map((stop) => `not in turn: ${told(stop)}`);
    const later = walked.slice(stops.length).filter((each) => each !== stops[0]);
    return [
      ...(isSkip ? [] : ["no link past the head"]),
      ...wrong.slice(0, 3),
      ...later.map((each) => `not left: ${told(each)}`),
      ...byMouseAlone(),
    ];
  }

  // What looks as if it took clicks, and is neither a stop nor a part of one. Backspace removes a choice of select2.
  function byMouseAlone() {
    const looks = (element) => getComputedStyle(element).cursor === "pointer" && seen(element);
    return [...document.querySelectorAll("#content *, #header *")]
      .filter((each) => looks(each) && !each.closest("label, option, .select2-selection__choice__remove"))
      .filter((each) => !stops.some((stop) => stop.contains(each) || each.contains(stop)) && each.type !== "radio")
      .map((each) => `by mouse alone: ${told(each)}`);
  }

  function colour(text) {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return { channels: [red, green, blue], alpha };
  }

  function luminance({ channels }) {
    const linear = channels
      .map((each) => each / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  function behind(element) {
    for (let each = element.parentElement; each; each = each.parentElement) {
      const found = colour(getComputedStyle(each).backgroundColor);
      if (found.alpha > 0.5) return found;
    }
    return colour("255, 255, 255");
  }

  // The colours of the lines around what has the focus.
  function lines(element) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const shadow = matchMedia("(forced-colors: active)").matches ? null : boxShadow.match(/^rgba?\([^)]*\)/);
    return [...(isOutlined ? [outlineColor] : []), ...(shadow ? [shadow[0]] : [])].map(colour);
  }

  // Whether nothing of it is in sight (WCAG 2.2, 2.4.11).
  function isCovered(element) {
    const own = [element, ...(element.labels ?? [])];
    const isHit = (x, y) => own.some((each) => each.contains(document.elementFromPoint(x, y)));
    const parts = [0.1, 0.5, 0.9];
    return ![...element.getClientRects()].some(({ left, top, width, height }) =>
      parts.some((across) => parts.some((down) => isHit(left + width * across, top + height * down))),
    );
  }

  // Stops at which nothing shows that the keyboard is there.
  function unseen() {
    const found = [];
    for (const stop of stops.filter(seen)) {
      stop.focus();
      const ringed = stop.closest(".select2-selection--multiple") ?? stop;
      const best = Math.max(0, ...lines(ringed).map((line) => contrast(line, behind(ringed))));
      if (best < LEAST_CONTRAST) found.push(`focus at contrast ${best.toFixed(1)}: ${told(stop)}`);
      else if (isCovered(ringed)) found.push(`focus is covered: ${told(stop)}`);
    }
    return found;
  }

  // What moves for somebody who asked that nothing does; colours may change in their time.
  function moving() {
    document.adoptedStyleSheets = [];
    const takesTime = (style) => style.transitionDuration.split(",").some((each) => parseFloat(each) > 0);
    const isColour = (style) => /^((color|fill|background|background-color|border-color)(, )?)+$/.test(style.transitionProperty);
    const moves = (style) =>
      style.animationName !== "none" || style.scrollBehavior === "smooth" || (takesTime(style) && !isColour(style));
    const found = [...document.querySelectorAll("*")].filter((each) => moves(getComputedStyle(each)));
    return found.map((each) => `moves: ${told(each)}`);
  }

  // What makes the page wider than the window: what scrolls by itself does not.
  function wide() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isBeyond = (element) => seen(element) && element.getBoundingClientRect().right > width + 1;
    const found = [...document.querySelectorAll("#container *")].filter(isBeyond).slice(0, 2);
    return [`wider than ${width} pixels: ${found.map(told).join(", ")}`];
  }

  window.keyboard = { start, order, unseen, moving, wide };
}
