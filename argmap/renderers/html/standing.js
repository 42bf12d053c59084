// How a reader stands on a map, kept while another takes its place.

/** Return, by ids, what is folded and where cards are on the screen, those nearest to the middle first. */
function standing({ box, data, view, places, folded, grid, page }, frame) {
  const { width, height, top: above } = box.getBoundingClientRect();
  const anchors = grid.within(frame).filter((unit) => data.isCard(unit)).map((unit) => {
    const left = places.x[unit] * view.k + view.x, top = places.y[unit] * view.k + view.y;
    const away = unit === page.chosen ? 0 : Math.hypot(left - width / 2, top - height / 2);
    return { id: data.ids[unit], left, top: top + above, away };
  });
  return {
    anchors: anchors.sort((one, other) => one.away - other.away),
    folded: [...folded].map((unit) => data.ids[unit]),
  };
}

/** Draw the map that the page has now as another one stood; where they share nothing, from the start. */
function stand(stage, { anchors, folded }) {
  stage.take();
  const { data, view } = stage;
  stage.folded = new Set(folded.map((id) => data.place(id)).filter((unit) => unit >= 0 && data.below[unit]));
  stage.layOut();
  const anchor = anchors.find(({ id }) => stage.isShown(data.place(id)));
  if (anchor) {
    const unit = data.place(anchor.id);
    view.x = anchor.left - stage.places.x[unit] * view.k;
    view.y = anchor.top - stage.box.getBoundingClientRect().top - stage.places.y[unit] * view.k;
  } else {
    stage.foldFar(FIRST_CARDS);
    stage.layOut();
    stage.start();
  }
}
