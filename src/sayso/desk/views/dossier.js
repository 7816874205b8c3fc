// Opens what is folded around the place that a link leads to; all else works without it.
"use strict";
const reveal = () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  for (let box = place; box; box = box.parentElement) if (box.localName === "details") box.open = true;
  place.scrollIntoView({ block: place.classList.contains("target") ? "center" : "start" });
};
addEventListener("hashchange", reveal);
reveal();
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const box of folded) box.open = true;
});
addEventListener("afterprint", () => { for (const box of folded) box.open = false; });
