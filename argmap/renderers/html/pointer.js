// Pan with one finger or the mouse, zoom with two or the wheel, choose with a click.

function listenToPointer(page, box) {
  const { stage } = page, fingers = new Map();
  let moved = 0;
  box.addEventListener('wheel', (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) stage.zoom(Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
    else stage.pan(-event.deltaX, -event.deltaY);
  }, { passive: false });
  box.addEventListener('pointerdown', (event) => {
    if (event.target.closest('.minimap, .tools')) return;
    fingers.set(event.pointerId, event);
    moved = 0;
  });
  box.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !box.hasPointerCapture(event.pointerId)) box.setPointerCapture(event.pointerId);
    if (fingers.size === 2) pinch(stage, fingers, event);
    else if (moved > 4) stage.pan(dx, dy);
    fingers.set(event.pointerId, event);
  });
  const lift = (event) => fingers.delete(event.pointerId);
  box.addEventListener('pointercancel', lift);
  box.addEventListener('pointerup', lift);
  box.addEventListener('click', (event) => {
    if (moved > 4) return;
    const element = event.target.closest('.card');
    const number = element ? Number(element.dataset.unit) : stage.at(event.clientX, event.clientY);
    if (event.target.closest('.tools, .minimap')) return;
    if (event.target.closest('.folder')) page.fold(number);
    else if (number >= 0) page.choose(number, { open: true });
  });
}

function pinch(stage, fingers, event) {
  const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
  const before = fingers.get(event.pointerId);
  const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
  stage.zoom(apart(event) / apart(before), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
}
