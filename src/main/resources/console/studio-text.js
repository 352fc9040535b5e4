// The adapter's text in the studio: its line numbers, the help for its keys, and its steps, which
// can be taken back. It tells "typed" on itself when somebody who wrote in it pauses.
"use strict";

const studioText = (() => {
  const MOST_STEPS = 200;
  const PAUSE = 400;

  const yaml = document.getElementById("yaml");
  const lines = document.getElementById("lines");
  let saved = yaml.value;

  const number = () => {
    const wrong = new Set(document.getElementById("view").dataset.wrong.split(","));
    const count = yaml.value.split("\n").length;
    lines.replaceChildren(...Array.from({ length: count }, (_, i) => {
      const line = document.createElement("span");
      line.textContent = i + 1;
      line.className = wrong.has(String(i + 1)) ? "wrong" : "";
      return line;
    }));
    lines.scrollTop = yaml.scrollTop;
  };

  const help = () => {
    const before = yaml.value.slice(0, yaml.selectionStart);
    const start = before.lastIndexOf("\n") + 1;
    const line = yaml.value.slice(start).split("\n", 1)[0];
    const keys = [...line.matchAll(/([\w-]+):(?:\s|$)/g)].filter((key) => start + key.index <= yaml.selectionStart);
    const key = keys.length > 0 ? keys.at(-1)[1] : "";
    const explained = key && document.querySelector(`code[data-key="${CSS.escape(key)}"]`);
    document.getElementById("keyhelp").textContent = explained
      ? `${key}: ${explained.closest("dt").nextElementSibling.textContent.trim()}` : "";
  };

  const scrollTo = (line) => { yaml.scrollTop = (line - 4) * parseFloat(getComputedStyle(yaml).lineHeight); };
  const go = (line) => {
    const start = yaml.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    yaml.focus();
    yaml.setSelectionRange(start, start + yaml.value.slice(start).split("\n", 1)[0].length);
    scrollTo(line);
  };
  const write = (text) => {
    const old = yaml.value.split("\n");
    const changed = text.split("\n").findIndex((line, i) => line !== old[i]);
    yaml.value = text;
    if (changed >= 0) {
      scrollTo(changed + 1);
    }
  };

  // its steps: what each did, and the text after it
  const steps = [{ what: "", text: yaml.value }];
  let step = 0;
  const turns = Object.fromEntries([...document.querySelectorAll("[data-turn]")].map((each) => [each.dataset.turn, each]));

  const offer = (button, words) => {
    button.ariaDisabled = String(words === undefined);
    button.title = button.ariaLabel = words === undefined ? button.dataset.name : `${button.dataset.name}: ${words}`;
  };
  const offerTurns = () => {
    offer(turns.undo, steps[step - 1] && steps[step].what);
    offer(turns.redo, steps[step + 1]?.what);
  };
  const did = (what) => {
    if (yaml.value !== steps[step].text) {
      steps.splice(step + 1, Infinity, { what, text: yaml.value });
      steps.splice(0, steps.length - MOST_STEPS);
      step = steps.length - 1;
      offerTurns();
    }
  };

  let waiting = 0;
  const endTyping = () => {
    clearTimeout(waiting);
    did(document.getElementById("studio").dataset.typed);
  };

  // what was taken back, or done again; undefined where there is no such step
  const turn = (name) => {
    endTyping();
    const to = step + (name === "undo" ? -1 : 1);
    if (!steps[to]) {
      return undefined;
    }
    const words = turns[name].title;
    step = to;
    write(steps[step].text);
    offerTurns();
    return words;
  };

  yaml.addEventListener("input", () => {
    number();
    help();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      endTyping();
      yaml.dispatchEvent(new Event("typed"));
    }, PAUSE);
  });
  yaml.addEventListener("scroll", () => { lines.scrollTop = yaml.scrollTop; });
  ["click", "keyup"].forEach((event) => yaml.addEventListener(event, help));
  window.addEventListener("beforeunload", (event) => {
    if (yaml.value !== saved) {
      event.preventDefault();
    }
  });
  number();

  return { number, go, write, did, endTyping, turn, keep: (text) => { saved = text; } };
})();
