// Everything here makes a page that works without it a little quicker: theme, keys, copying, dropping a folder.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // ── theme: before the first paint, so that nothing flashes
  const KEY = "guildhall.theme";
  const stored = () => { try { return localStorage.getItem(KEY) || ""; } catch { return ""; } };
  const applyTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme;
    document.querySelectorAll("[data-theme-set]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.themeSet === theme)));
    const name = theme === "" ? "as the system" : theme;
    document.querySelectorAll("[data-theme-toggle]").forEach((b) => { b.setAttribute("aria-label", "Theme: " + name); b.title = "Theme: " + name; });
  };
  const setTheme = (theme) => {
    try { if (theme) localStorage.setItem(KEY, theme); else localStorage.removeItem(KEY); } catch { /* a browser without storage forgets the choice */ }
    applyTheme(theme);
  };
  applyTheme(stored());

  const bytes = (n) => n < 1000 ? n + " B" : n < 1e6 ? Math.round(n / 1000) + " kB" : (n / 1e6).toFixed(1) + " MB";

  // ── dropping: a file goes into the field for archives, a folder into the field for files, its paths beside it
  const entriesOf = (reader) => new Promise((done, fail) => {
    const all = [];
    const more = () => reader.readEntries((some) => { if (some.length) { all.push(...some); more(); } else done(all); }, fail);
    more();
  });
  const walk = async (entry, into) => {
    if (entry.isFile) {
      into.push({ path: entry.fullPath.replace(/^\//, ""), file: await new Promise((done, fail) => entry.file(done, fail)) });
    } else {
      for (const child of await entriesOf(entry.createReader())) await walk(child, into);
    }
  };
  const dropForm = (form) => {
    const archive = form.elements.archive, files = form.elements.files, paths = form.elements.paths;
    const zone = form.querySelector(".drop"), said = form.querySelector("[data-chosen]");
    const say = () => {
      const list = files.files.length ? [...files.files] : [...archive.files];
      const size = list.reduce((sum, f) => sum + f.size, 0);
      said.textContent = list.length ? (list.length === 1 ? list[0].name : list.length + " files") + ", " + bytes(size) : "";
    };
    const choseFolder = (list) => {
      const kept = list.filter((f) => !/(^|\/)(\.git|\.DS_Store)(\/|$)/.test(f.path));
      const transfer = new DataTransfer();
      kept.forEach((f) => transfer.items.add(f.file));
      files.files = transfer.files;
      paths.value = kept.map((f) => f.path).join("\n");
      archive.value = "";
      say();
    };
    archive.addEventListener("change", () => { files.value = ""; paths.value = ""; say(); });
    files.addEventListener("change", () => { choseFolder([...files.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }))); });
    form.addEventListener("dragover", (e) => { e.preventDefault(); zone.classList.add("over"); });
    form.addEventListener("dragleave", () => zone.classList.remove("over"));
    form.addEventListener("drop", async (e) => {
      e.preventDefault();
      zone.classList.remove("over");
      const entries = [...e.dataTransfer.items].map((i) => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(Boolean);
      const dropped = e.dataTransfer.files;
      if (entries.some((entry) => entry.isDirectory)) {
        const list = [];
        try { for (const entry of entries) await walk(entry, list); } catch (error) { said.textContent = "The folder cannot be read: " + error.message; return; }
        choseFolder(list);
      } else if (dropped.length) {
        const transfer = new DataTransfer();
        transfer.items.add(dropped[0]);
        archive.files = transfer.files;
        files.value = "";
        paths.value = "";
        say();
      }
    });
    say();
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      announce(button, "Copied");
    } catch {
      getSelection().selectAllChildren(source);
      announce(button, "Selected, copy with the keyboard");
    }
  };
  const announce = (button, text) => {
    let toast = document.getElementById("toast");
    if (!toast) {
      toast = Object.assign(document.createElement("div"), { id: "toast", className: "toast" });
      toast.setAttribute("role", "status");
      document.body.append(toast);
    }
    toast.textContent = text;
    clearTimeout(announce.timer);
    announce.timer = setTimeout(() => toast.remove(), 2500);
  };

  document.addEventListener("keydown", (e) => {
    const typing = e.target.closest && e.target.closest("input, textarea, select, [contenteditable]");
    const q = document.getElementById("q");
    if (e.key === "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey && q) {
      e.preventDefault();
      q.focus();
      q.select();
    }
  });
  document.addEventListener("click", (e) => {
    const hit = (selector) => e.target.closest && e.target.closest(selector);
    if (hit("[data-copy]")) copy(hit("[data-copy]"));
    if (hit("[data-theme-set]")) setTheme(hit("[data-theme-set]").dataset.themeSet);
    if (hit("[data-theme-toggle]")) setTheme({ "": "dark", dark: "light", light: "" }[stored()] ?? "");
  });
  document.addEventListener("change", (e) => {
    const form = e.target.closest("[data-autosubmit]");
    if (form) form.requestSubmit();
  });
  // Results that come while somebody types are said once, not read out whole.
  document.addEventListener("htmx:afterSwap", () => {
    const said = document.getElementById("said"), found = document.querySelector("[data-said]");
    if (said && found) said.textContent = found.firstElementChild ? found.firstElementChild.textContent : found.textContent;
  });
  document.addEventListener("DOMContentLoaded", () => {
    applyTheme(stored());
    document.querySelectorAll("form[data-drop]").forEach(dropForm);
    // On a phone the command field opens on its own line when asked for.
    if (location.hash === "#q" && document.getElementById("q")) document.getElementById("q").focus();
  });
})();
