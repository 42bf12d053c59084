// The whole map in a corner, with what is in view; click there to go there.

class Minimap {
  constructor(page, canvas) {
    this.page = page;
    this.canvas = canvas;
    this.changed();
    const go = (event) => {
      const box = canvas.getBoundingClientRect(), { stage } = page, scale = this.scale();
      stage.centre((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
    };
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      go(event);
    });
    canvas.addEventListener('pointermove', (event) => canvas.hasPointerCapture(event.pointerId) && go(event));
  }

  /** Draw it anew, for the map or its colours have changed. */
  changed() {
    this.picture = null;
    this.canvas.hidden = this.page.data.cards <= 40;
  }

  scale() {
    const { width, height } = this.page.stage.grid;
    return Math.min(this.canvas.width / width, this.canvas.height / height);
  }

  paint({ left, top, right, bottom }) {
    if (this.canvas.hidden) return;
    const pen = this.canvas.getContext('2d'), scale = this.scale();
    this.picture ||= this.drawn(scale);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    pen.drawImage(this.picture, 0, 0);
    pen.strokeStyle = this.page.colour('text');
    pen.strokeRect(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale);
  }

  drawn(scale) {
    const picture = document.createElement('canvas');
    picture.width = this.canvas.width;
    picture.height = this.canvas.height;
    const pen = picture.getContext('2d'), { stage, data } = this.page;
    for (const unit of stage.places.shown) {
      if (!data.isCard(unit)) continue;
      const { x, y, w, h } = stage.bounds(unit);
      pen.fillStyle = this.page.colour(COLOURS[data.kind(unit) || 'root']);
      pen.fillRect(x * scale, y * scale, Math.max(w * scale, 1), Math.max(h * scale * 0.8, 0.6));
    }
    return picture;
  }
}
