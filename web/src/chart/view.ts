import { type Camera, type Size, toScreen } from "./camera.ts";
import { paint } from "./paint.ts";
import { INK, type Picture } from "./screen.ts";

/** What changes without the chart: drawn anew in every frame. */
export interface Overlay {
  readonly selected: number | null;
  /** Where the own ship is. */
  readonly ship: number | null;
  /** Indices of the sectors of each stretch of the way on this chart. */
  readonly route: readonly (readonly number[])[];
}

/** Beyond each side of what is seen the bitmap has so much more, for dragging. */
const MARGIN = 0.25;
const REST_MS = 120;
/** Of a frame of 16 ms, the rest is the browser's. */
const SLICE_MS = 8;
const MAX_DENSITY = 2;

const SHIP = [
  [0, -6],
  [-8, -24],
  [0, -19],
  [8, -24],
] as const;

interface Bitmap {
  readonly canvas: HTMLCanvasElement;
  camera: Camera;
  size: Size;
}

/**
 * A chart on a canvas. Dragging and zooming move a bitmap of it, which is as fast as an empty page without a GPU too; at rest
 * another one is drawn in slices and takes its place.
 */
export class ChartView {
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: CanvasRenderingContext2D;
  #picture: Picture;
  #camera: Camera;
  #size: Size = { width: 1, height: 1 };
  #overlay: Overlay = { selected: null, ship: null, route: [] };
  #shown: Bitmap | null = null;
  #spare: HTMLCanvasElement | null = null;
  #frame = 0;
  #slice = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, picture: Picture, camera: Camera) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d", { alpha: false })!;
    this.#picture = picture;
    this.#camera = camera;
  }

  resize(size: Size): void {
    this.#size = size;
    const density = densityOf();
    this.#canvas.width = Math.round(size.width * density);
    this.#canvas.height = Math.round(size.height * density);
    this.#blit();
    this.#sharpen();
  }

  /** Looks elsewhere without drawing yet. */
  aim(camera: Camera): void {
    this.#camera = camera;
  }

  move(camera: Camera): void {
    this.#camera = camera;
    this.#requestBlit();
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#slice);
    this.#rest = setTimeout(() => this.#sharpen(), REST_MS);
  }

  lay(overlay: Overlay): void {
    this.#overlay = overlay;
    this.#requestBlit();
  }

  redraw(picture: Picture): void {
    this.#picture = picture;
    this.#sharpen();
  }

  close(): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#slice);
  }

  #sharpen(): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#slice);
    const density = densityOf();
    const size = {
      width: Math.ceil(this.#size.width * (1 + 2 * MARGIN)),
      height: Math.ceil(this.#size.height * (1 + 2 * MARGIN)),
    };
    const canvas = this.#spare ?? document.createElement("canvas");
    this.#spare = canvas;
    canvas.width = Math.round(size.width * density);
    canvas.height = Math.round(size.height * density);
    const pen = canvas.getContext("2d", { alpha: false })!;
    pen.scale(density, density);
    const camera = this.#camera;
    const steps = paint(pen, this.#picture, camera, size);
    const draw = () => {
      const until = performance.now() + SLICE_MS;
      while (performance.now() < until) {
        if (steps.next().done !== true) continue;
        this.#spare = this.#shown?.canvas ?? null;
        this.#shown = { canvas, camera, size };
        this.#canvas.dataset.sharp = "true";
        return this.#blit();
      }
      this.#slice = requestAnimationFrame(draw);
    };
    this.#canvas.dataset.sharp = "false";
    draw();
  }

  #requestBlit(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#blit());
  }

  #blit(): void {
    const pen = this.#pen;
    const density = densityOf();
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.fillStyle = INK.paper;
    pen.fillRect(0, 0, this.#size.width, this.#size.height);
    if (this.#shown !== null) {
      const { canvas, camera, size } = this.#shown;
      const ratio = this.#camera.scale / camera.scale;
      const [x, y] = toScreen(this.#camera, this.#size, camera.x, camera.y);
      const [width, height] = [size.width * ratio, size.height * ratio];
      pen.drawImage(canvas, x - width / 2, y - height / 2, width, height);
    }
    this.#drawRoute();
    this.#drawShip();
    this.#drawSelection();
  }

  #place(index: number): [x: number, y: number] {
    const { x, y } = this.#picture.chart;
    return toScreen(this.#camera, this.#size, x[index]!, y[index]!);
  }

  #drawRoute(): void {
    const pen = this.#pen;
    for (const [color, widthPx] of [
      [INK.paper, 7],
      [INK.gold, 3.5],
    ] as const) {
      pen.strokeStyle = color;
      pen.lineWidth = widthPx;
      pen.lineJoin = "round";
      for (const stretch of this.#overlay.route) {
        pen.beginPath();
        for (const [step, index] of stretch.entries())
          step === 0 ? pen.moveTo(...this.#place(index)) : pen.lineTo(...this.#place(index));
        pen.stroke();
      }
    }
  }

  /** An arrow that points down at the sector, so that it hides none of its marks. */
  #drawShip(): void {
    const { ship } = this.#overlay;
    if (ship === null) return;
    const pen = this.#pen;
    const [x, y] = this.#place(ship);
    pen.beginPath();
    for (const [dx, dy] of SHIP) pen.lineTo(x + dx, y + dy);
    pen.closePath();
    pen.strokeStyle = INK.paper;
    pen.lineWidth = 5;
    pen.stroke();
    pen.fillStyle = INK.white;
    pen.fill();
  }

  #drawSelection(): void {
    const { selected } = this.#overlay;
    if (selected === null) return;
    const pen = this.#pen;
    const [x, y] = this.#place(selected);
    for (const [color, widthPx] of [
      [INK.paper, 6],
      [INK.white, 2.5],
    ] as const) {
      pen.strokeStyle = color;
      pen.lineWidth = widthPx;
      pen.beginPath();
      pen.arc(x, y, 15, 0, 2 * Math.PI);
      pen.stroke();
    }
  }
}

/** A phone's threefold pixels would take nine times the memory for lines of one. */
const densityOf = () => Math.min(MAX_DENSITY, window.devicePixelRatio || 1);
