import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { bounded, type Camera, fittingScale, panned, type Size, sectorAt, zoomedAt } from "./camera.ts";
import { type Direction, neighbourTowards } from "./model.ts";
import type { Picture } from "./screen.ts";
import { useGestures } from "./useGestures.ts";
import { ChartView, type Overlay } from "./view.ts";

/** What the buttons beside the chart ask of it. */
export interface ChartHandle {
  zoomBy(factor: number): void;
  /** By a share of what is seen. */
  panBy(x: number, y: number): void;
  showWhole(): void;
  show(index: number): void;
}

interface ChartCanvasProps {
  readonly picture: Picture;
  readonly overlay: Overlay;
  readonly label: string;
  readonly homeIndex: number;
  /** Where the address says that one looks first. */
  readonly first: { readonly index: number | null; readonly zoom: number };
  readonly handle: RefObject<ChartHandle | null>;
  readonly onSelect: (index: number) => void;
  readonly onNoWay: () => void;
  readonly onOpen: (index: number) => void;
  readonly onFind: () => void;
  readonly onZoom: (zoom: number) => void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const KEY_FACTOR = 1.5;
const FOUND_ZOOM = 6;
/** A sector that is chosen by key comes into view where it is this close to the edge. */
const EDGE_PX = 60;

/** The chart itself: one picture, with a focus and keys of its own. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { picture, overlay, label, first, handle, homeIndex } = props;
  const { chart } = picture;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<ChartView | null>(null);
  const size = useRef<Size>({ width: 1, height: 1 });
  const camera = useRef<Camera>({ x: 0, y: 0, scale: 1 });

  const move = (next: Camera) => {
    const fitting = fittingScale(chart, size.current);
    camera.current = bounded(next, chart, fitting);
    view.current?.move(camera.current);
    props.onZoom(camera.current.scale / fitting);
  };
  const show = (index: number) => {
    const scale = Math.max(camera.current.scale, FOUND_ZOOM * fittingScale(chart, size.current));
    move({ x: chart.x[index]!, y: chart.y[index]!, scale });
  };
  const actions: ChartHandle = {
    zoomBy: (factor) => move(zoomedAt(camera.current, camera.current.scale * factor, 0, 0)),
    panBy: (x, y) => move(panned(camera.current, -x * size.current.width, -y * size.current.height)),
    showWhole: () => move({ x: 0, y: 0, scale: fittingScale(chart, size.current) }),
    show,
  };
  useImperativeHandle(handle, () => actions);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart has one view; what changes within it is told to that view
  useEffect(() => {
    const element = frame.current!;
    const drawn = new ChartView(canvas.current!, picture, camera.current);
    view.current = drawn;
    let isFirst = true;
    const watcher = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width < 1 || height < 1) return;
      const before = fittingScale(chart, size.current);
      size.current = { width, height };
      const fitting = fittingScale(chart, size.current);
      const { index, zoom } = first;
      camera.current = isFirst
        ? bounded(
            {
              x: index === null ? 0 : chart.x[index]!,
              y: index === null ? 0 : chart.y[index]!,
              scale: zoom * fitting,
            },
            chart,
            fitting,
          )
        : { ...camera.current, scale: (camera.current.scale / before) * fitting };
      isFirst = false;
      drawn.aim(camera.current);
      drawn.resize(size.current);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn.close();
    };
  }, [chart]);
  useEffect(() => view.current?.redraw(picture), [picture]);
  useEffect(() => view.current?.lay(overlay), [overlay]);

  useGestures(frame, {
    camera: () => camera.current,
    size: () => size.current,
    onMove: move,
    onTap: (x, y) => {
      const index = sectorAt(chart, camera.current, size.current, x, y);
      if (index !== null) props.onSelect(index);
    },
  });

  const keepInView = (index: number) => {
    const dx = (chart.x[index]! - camera.current.x) * camera.current.scale;
    const dy = (chart.y[index]! - camera.current.y) * camera.current.scale;
    const { width, height } = size.current;
    if (Math.abs(dx) > width / 2 - EDGE_PX || Math.abs(dy) > height / 2 - EDGE_PX)
      move({ ...camera.current, x: chart.x[index]!, y: chart.y[index]! });
  };
  const choose = (index: number) => {
    props.onSelect(index);
    keepInView(index);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    const selected = overlay.selected;
    if (direction !== undefined) {
      const next = selected === null ? homeIndex : neighbourTowards(chart, selected, direction);
      next === null ? props.onNoWay() : choose(next);
    } else if (event.key === "+" || event.key === "=") actions.zoomBy(KEY_FACTOR);
    else if (event.key === "-") actions.zoomBy(1 / KEY_FACTOR);
    else if (event.key === "Home") {
      choose(homeIndex);
      show(homeIndex);
    } else if (event.key === "Enter" && selected !== null) props.onOpen(selected);
    else if (event.key === "/") props.onFind();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={frame}
      className="chart"
      role="application"
      aria-label={label}
      aria-describedby="chart-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has keys of its own, and takes the focus for them
      tabIndex={0}
      onKeyDown={press}
    >
      <canvas ref={canvas} />
    </div>
  );
}
