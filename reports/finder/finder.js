/* The search of the finder. It takes what it searches from the page's own list, asks nothing of anybody, and keeps
   its state in the part of the address after #. Words that must be said come from the page, in its language. */
"use strict";
(() => {
  const AT_ONCE = 50; // entries shown before "more"
  const SETTLED = 600; // ms without typing after which the number of results is announced

  const form = document.getElementById("search");
  const list = document.getElementById("entries");
  const count = document.getElementById("count");
  const announced = document.getElementById("announced");
  const none = document.getElementById("none");
  const more = document.getElementById("more");
  const results = document.getElementById("results");
  const filters = Array.from(form.querySelectorAll("select"));
  const number = new Intl.NumberFormat(document.documentElement.lang);

  /* Letters that no accent makes: they are compared by what they are typed as. */
  const PLAIN = { ø: "o", đ: "d", ð: "d", ŧ: "t", ŋ: "n", ł: "l", ı: "i", æ: "ae", œ: "oe", ß: "ss", þ: "th" };
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .toLowerCase()
      .replace(/[øđðŧŋłıæœßþ]/g, (letter) => PLAIN[letter]);
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  const text = (item) => fold(Array.from(item.querySelectorAll(".find"), (part) => part.textContent).join("\n"));
  const entries = Array.from(list.children, (item) => ({
    item,
    text: text(item),
    name: fold(item.querySelector("h3 .find").textContent),
  }));
  const keys = (item, filter) => item.dataset[filter.name].split(" ");

  /* Finnish words end in many ways: a long word that is nowhere as typed is sought without its last letters. */
  const stem = (word) => (word.length < 6 ? word : word.slice(0, -Math.min(3, Math.floor(word.length / 4))));

  /* How far an entry is from what is sought, 0 the nearest; -1 where a word is not in it at all. */
  const distance = (entry, sought) => {
    let far = 0;
    for (const word of sought) {
      if (entry.name.includes(word)) continue;
      if (entry.text.includes(word)) far += 1;
      else if (entry.text.includes(stem(word))) far += 100;
      else return -1;
    }
    return far;
  };

  let found = entries;
  let shown = 0;

  const search = () => {
    const sought = words(form.q.value);
    const chosen = filters.filter((filter) => filter.value);
    found = entries
      .filter(({ item }) => chosen.every((filter) => keys(item, filter).includes(filter.value)))
      .map((entry) => ({ ...entry, far: distance(entry, sought) }))
      .filter((entry) => entry.far >= 0)
      .sort((one, other) => one.far - other.far);
  };

  const told = (name, fields) =>
    list.dataset[name].replace(/\{(\w+)\}/g, (whole, key) => (key in fields ? number.format(fields[key]) : whole));

  const summary = () => {
    const form = found.length === 0 ? "none" : found.length === 1 ? "one" : "many";
    const all = told(form, { number: found.length, total: entries.length });
    return shown < found.length ? all + " " + told("first", { number: shown }) : all;
  };

  const show = (upTo) => {
    shown = Math.min(upTo, found.length);
    list.replaceChildren(...found.slice(0, shown).map((entry) => entry.item));
    count.textContent = entries.length ? summary() : "";
    none.hidden = found.length > 0 || entries.length === 0;
    more.hidden = shown === found.length;
    more.textContent = told("more", { number: Math.min(AT_ONCE, found.length - shown) });
  };

  let waiting = 0;
  const announce = (delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      announced.textContent = count.textContent;
    }, delay);
  };

  const update = () => {
    search();
    show(AT_ONCE);
    announce(SETTLED);
  };

  /* The address: #q=…&region=…; what is empty is left out. */
  const remember = () => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) state.set(name, value.trim());
    history.replaceState(null, "", "#" + state);
  };
  const recall = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    form.q.value = state.get("q") || "";
    for (const filter of filters) {
      const value = state.get(filter.name) || "";
      filter.value = Array.from(filter.options).some((option) => option.value === value) ? value : "";
    }
  };

  form.addEventListener("input", () => {
    update();
    remember();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    announce(0);
    if (found.length) list.querySelector("h3").focus();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    form.q.value = "";
    for (const filter of filters) filter.value = "";
    update();
    remember();
    form.q.focus();
  });
  more.addEventListener("click", () => {
    const first = shown;
    show(shown + AT_ONCE);
    announce(0);
    list.children[first].querySelector("h3").focus();
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address belongs to the search
    results.focus();
  });
  window.addEventListener("hashchange", () => {
    recall();
    update();
  });
  let before = AT_ONCE;
  window.addEventListener("beforeprint", () => {
    before = shown;
    show(Infinity);
  });
  window.addEventListener("afterprint", () => show(before));

  form.hidden = entries.length === 0;
  recall();
  search();
  show(AT_ONCE);
})();
