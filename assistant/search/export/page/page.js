"use strict";
// Draws the tree of a search. All texts become text nodes; there is no markup in the data.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, tried, proof } = data.document;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const triedAt = new Map(nodes.map((node) => [node.id, []]));
  for (const one of tried) triedAt.get(one.node).push(one);
  const tree = document.getElementById("tree");
  const pane = document.getElementById("pane");
  const words = document.getElementById("words");
  const found = document.getElementById("found");

  /** What cannot be seen, or turns the text around it, gets a picture. Halves of surrogate pairs get one by themselves. */
  function visible(text) {
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\ufffd";
    });
  }

  function oneLine(text, most = 240) {
    const line = visible(text.split(/\s+/).join(" ").trim());
    return line.length > most ? line.slice(0, most) + "…" : line;
  }

  // Who proposed a tactic, in one line.
  function proposers(one) {
    return [one.source, ...one.others].map((source) => oneLine(source)).join(", ");
  }

  function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  function element(name, kind, text) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // --- items: a tactic and the one state that it leads to are one ----------------------------------------------

  const rows = data.rows.map((row) => ({ ...row, children: [] }));
  rows.forEach((row) => row.parent >= 0 && rows[row.parent].children.push(row));
  const items = [];
  const shownAt = new Map(); // state -> the item that shows it
  const itemOf = new WeakMap(); // by its line on the page

  function item(parent, row) {
    const only = row.kind === "tactic" && row.children.length === 1 ? row.children[0] : undefined;
    const state = row.kind !== "tactic" ? row : only && only.kind !== "left out" ? only : undefined;
    const made = {
      parent, row, level: parent ? parent.level + 1 : 1, open: false, line: undefined,
      link: Boolean(state && state.kind === "link"),
      node: state && state.kind !== "left out" ? byId.get(state.node) : undefined,
      edge: row.edge >= 0 ? edges[row.edge] : undefined,
      below: (state || row).children, children: [],
    };
    if (state && state.kind === "state") shownAt.set(state.node, made);
    items.push(made);
    return made;
  }

  const tops = rows.filter((row) => row.parent < 0).map((row) => item(undefined, row));
  for (let number = 0; number < items.length; number++) { // grows meanwhile
    items[number].children = items[number].below.map((row) => item(items[number], row));
  }

  function sign(one) {
    if (one.node) return data.signs[one.node.status] + (one.node.pinned ? "◆" : "");
    if (one.row.kind === "left out") return "…";
    const proved = one.edge.children.every((child) => byId.has(child) && byId.get(child).status === "proved");
    return proved ? data.signs.proved : "∧";
  }

  function goalOf(node) {
    const more = node.goals.length > 1 ? ` (+ ${count(node.goals.length - 1, "goal")})` : "";
    if (!node.goals.length) return "nothing to prove";
    const goal = node.goals[0];
    return oneLine(goal.slice(Math.max(0, goal.indexOf("\n⊢") + 1))) + more;
  }

  function lineOf(one) {
    const line = element("div", one.row.path ? "row way" : "row");
    line.setAttribute("role", "treeitem");
    line.setAttribute("aria-level", one.level);
    line.setAttribute("aria-selected", "false");
    const siblings = one.parent ? one.parent.children : tops;
    line.setAttribute("aria-setsize", siblings.length);
    line.setAttribute("aria-posinset", siblings.indexOf(one) + 1);
    line.tabIndex = -1;
    const indent = element("span");
    indent.style.paddingLeft = `${Math.min(one.level - 1, 40) * 2}ch`;
    const fold = element("span", "fold");
    const margin = element("span", "margin", one.row.path ? "»" : "");
    const mark = sign(one);
    const state = one.node ? one.node.status : mark === data.signs.proved ? "proved" : "";
    line.append(margin, indent, fold, element("span", state, `${mark} `));
    if (one.edge) line.append(element("span", "tactic", oneLine(one.edge.tactic)), " ");
    if (one.link) line.append("↪ ");
    if (one.node) {
      line.append(element("span", "goal", goalOf(one.node)));
      if (one.node.refuted && !one.link) line.append(" ", element("span", "refuted", oneLine(one.node.refuted)));
    } else if (one.row.kind === "left out") {
      const noun = rows[one.row.parent].kind === "state" ? "tactic" : "state";
      line.append(element("span", "left-out", `${count(one.row.leftOut, noun)} left out`));
    } else if (one.children.length) line.append(element("span", "goal", `(${count(one.edge.children.length, "state")})`));
    else line.append(element("span", "goal", "∎"));
    line.addEventListener("click", (event) => {
      choose(one);
      if (event.target === fold || event.detail === 2) toggle(one);
    });
    one.line = line;
    itemOf.set(line, one);
    one.fold = fold;
    showFold(one);
    return line;
  }

  function showFold(one) {
    if (!one.children.length) return;
    one.line.setAttribute("aria-expanded", String(one.open));
    one.fold.textContent = one.open ? "▾" : "▸";
  }

  // --- folding --------------------------------------------------------------------------------------------------

  /** The items below one that are to be seen. */
  function seenBelow(one) {
    const seen = [];
    const waiting = one.open ? [...one.children].reverse() : [];
    while (waiting.length) {
      const next = waiting.pop();
      seen.push(next);
      if (next.open) for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i]);
    }
    return seen;
  }

  function setOpen(one, open) {
    if (one.open === open || !one.children.length) return;
    if (!open) for (const below of seenBelow(one)) below.line && below.line.remove();
    one.open = open;
    if (!one.line || !one.line.isConnected) return;
    showFold(one);
    if (open) {
      const fragment = document.createDocumentFragment();
      for (const below of seenBelow(one)) {
        fragment.append(below.line || lineOf(below));
        showFold(below);
      }
      one.line.after(fragment);
    }
    if (!chosen.line.isConnected) choose(one);
  }

  function toggle(one) {
    setOpen(one, !one.open);
  }

  function reveal(one) {
    const above = [];
    for (let at = one.parent; at; at = at.parent) above.push(at);
    for (const each of above.reverse()) setOpen(each, true);
  }

  // --- choosing -------------------------------------------------------------------------------------------------

  let chosen = tops[0];

  function choose(one, focus = true) {
    reveal(one);
    if (chosen && chosen.line) {
      chosen.line.setAttribute("aria-selected", "false");
      chosen.line.tabIndex = -1;
    }
    chosen = one;
    one.line.setAttribute("aria-selected", "true");
    one.line.tabIndex = 0;
    if (focus) one.line.focus({ preventScroll: true });
    one.line.scrollIntoView({ block: "nearest", inline: "nearest" });
    show(one);
  }

  function follow(one) {
    const target = one.link && shownAt.get(one.node.id);
    if (target) choose(target);
    else toggle(one);
  }

  function neighbour(one, way) {
    return way > 0 ? one.line.nextElementSibling : one.line.previousElementSibling;
  }

  tree.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !chosen) return;
    const go = (line) => line && choose(itemOf.get(line));
    const keys = {
      ArrowDown: () => go(neighbour(chosen, 1)),
      ArrowUp: () => go(neighbour(chosen, -1)),
      Home: () => go(tree.firstElementChild),
      End: () => go(tree.lastElementChild),
      ArrowRight: () => (chosen.children.length && !chosen.open ? setOpen(chosen, true)
        : chosen.children.length && choose(chosen.children[0])),
      ArrowLeft: () => (chosen.open ? setOpen(chosen, false) : chosen.parent && choose(chosen.parent)),
      Enter: () => follow(chosen),
      " ": () => toggle(chosen),
      "*": () => [...(chosen.parent ? chosen.parent.children : tops)].forEach((each) => setOpen(each, true)),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // --- the pane -------------------------------------------------------------------------------------------------

  function stepsTo(one) {
    const steps = [];
    for (let at = one; at; at = at.parent) if (at.edge) steps.push(at.edge.tactic);
    return steps.reverse();
  }

  function show(one) {
    const node = one.node || (one.row.node >= 0 ? byId.get(one.row.node) : undefined);
    pane.replaceChildren();
    pane.scrollTop = 0;
    if (one.row.kind === "left out" || !node) {
      pane.append(element("p", "note", "Left out of this page."));
      return;
    }
    if (one.edge) {
      pane.append(element("h3", "", "Tactic"), element("pre", "", visible(one.edge.tactic)));
      pane.append(element("p", "note", `from ${proposers(one.edge)}, score ${number(one.edge.score)}`));
    }
    if (!one.node && one.edge && !one.children.length) {
      pane.append(element("p", "proved", `${data.signs.proved} nothing is left to prove`));
    }
    const which = one.node ? `State ${node.id}` : `Tried in state ${node.id}`;
    const title = element("h2", "", `${which}: `);
    title.append(element("span", node.status, `${data.signs[node.status]} ${node.status}`));
    const facts = [`score ${number(node.score)}`, count(node.visits, "visit"), `depth ${node.depth}`];
    if (node.pinned) facts.push("pinned");
    if (node.pruned) facts.push("pruned by the user");
    pane.append(title, element("p", "note", facts.join(", ")));
    for (const goal of node.goals) pane.append(element("pre", "goal-text", visible(goal)));
    if (node.refuted) {
      pane.append(element("p", "refuted", visible(node.refuted)), element("h3", "", node.id ? "Lean says so by" : "Proof of the negation"));
      pane.append(element("pre", "", visible(node.negation)));
    }
    const steps = stepsTo(one);
    if (steps.length) pane.append(element("h3", "", "Steps to here"), element("pre", "", visible(steps.join("\n"))));
    showTried(triedAt.get(node.id));
  }

  function showTried(candidates) {
    if (!candidates.length) return;
    pane.append(element("h3", "", `${count(candidates.length, "candidate")} tried`));
    const list = element("ul", "tried");
    for (const one of candidates) {
      const entry = element("li");
      const kind = { closes: "proved", progress: "open", failed: "failed" }[one.verdict] || "pruned";
      entry.append(element("span", kind, `${data.verdicts[one.verdict] || "?"} `), element("code", "", visible(one.tactic)));
      const spent = one.milliseconds ? `, ${number(one.milliseconds)} ms` : "";
      entry.append(element("div", "note", `${oneLine(one.verdict)} · ${proposers(one)}${spent}`));
      if (one.message) entry.append(element("pre", "", visible(one.message)));
      list.append(entry);
    }
    pane.append(list);
  }

  function number(value) {
    return value === null ? "unknown" : String(Math.round(value * 100) / 100);
  }

  // --- searching ------------------------------------------------------------------------------------------------

  let matches = [];

  function textOf(one) {
    const goals = one.node && !one.link ? one.node.goals.join("\n") : "";
    return `${one.edge ? one.edge.tactic : ""}\n${goals}`.toLowerCase();
  }

  function search() {
    for (const one of matches) one.line && one.line.classList.remove("match");
    const wanted = words.value.toLowerCase().trim();
    matches = wanted ? inOrder().filter((one) => textOf(one).includes(wanted)) : [];
    found.textContent = wanted ? (matches.length ? count(matches.length, "place") : "nothing found") : "";
  }

  function inOrder() {
    const order = [];
    const waiting = [...tops].reverse();
    while (waiting.length) {
      const next = waiting.pop();
      order.push(next);
      for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i]);
    }
    return order;
  }

  function goTo(way) {
    if (!matches.length) return;
    const at = matches.indexOf(chosen);
    const next = at < 0 ? (way > 0 ? 0 : matches.length - 1) : (at + way + matches.length) % matches.length;
    choose(matches[next], false);
    matches[next].line.classList.add("match");
    found.textContent = `${next + 1} of ${matches.length}`;
  }

  words.addEventListener("input", search);
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") goTo(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && chosen) choose(chosen);
    else return;
    event.preventDefault();
  });
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === words) return;
    event.preventDefault();
    words.select();
    words.focus();
  });

  // --- the proof ------------------------------------------------------------------------------------------------

  const copy = document.getElementById("copy");
  if (copy) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const copied = document.getElementById("copied");
      try {
        await navigator.clipboard.writeText(proof);
        copied.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(document.getElementById("proof"));
        copied.textContent = "Selected: copy it with the keyboard.";
      }
    });
  }

  // --- the beginning --------------------------------------------------------------------------------------------

  document.getElementById("main").hidden = false;
  if (!tops.length) {
    tree.append(element("p", "note", "The search has no state: there was nothing to prove, or it never began."));
    return;
  }
  for (const top of tops) tree.append(lineOf(top));
  for (const one of items) if (one.row.path || one.level === 1) setOpen(one, true);
  choose(tops[0], false);
  tree.scrollTo(0, 0); // also where the page was before, when it is loaded again
})();
