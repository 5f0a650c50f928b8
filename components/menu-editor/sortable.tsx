"use client";

import {
  type Announcements,
  closestCorners,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates, useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const STEADY_HAND_PX = 6;

type Props = {
  /** Makes its ids the same on the server and here. */
  id: string;
  /** The name of what has this id, for those who hear it. */
  nameOf: (id: string) => string;
  onOver?: (id: string, overId: string) => void;
  onEnd: (id: string, overId: string | undefined) => void;
  onCancel: () => void;
  children: ReactNode;
};

/** A place whose things can be put in order, by pointer, by touch and by keyboard. */
export function SortArea({ id, nameOf, onOver, onEnd, onCancel, children }: Props) {
  const t = useTranslations("menuEditor");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: STEADY_HAND_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const name = (one: { id: string | number }) => nameOf(String(one.id));
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("picked", { name: name(active) }),
    onDragOver: ({ active, over }) =>
      over && over.id !== active.id
        ? t("isOver", { name: name(active), other: name(over) })
        : undefined,
    onDragEnd: ({ active }) => t("dropped", { name: name(active) }),
    onDragCancel: ({ active }) => t("putBack", { name: name(active) }),
  };
  const over = ({ active, over: other }: DragOverEvent) =>
    other && onOver?.(String(active.id), String(other.id));
  const end = ({ active, over: other }: DragEndEvent) =>
    onEnd(String(active.id), other ? String(other.id) : undefined);
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCorners}
      onDragOver={over}
      onDragEnd={end}
      onDragCancel={onCancel}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t("howToMove") },
      }}
    >
      {children}
    </DndContext>
  );
}

type RowProps = {
  id: string;
  /** Says what the handle moves. */
  label: string;
  className?: string;
  children: (handle: ReactNode) => ReactNode;
};

/** A row that can be moved by its handle. */
export function SortableRow({ id, label, className, children }: RowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, ...drag } = useSortable({ id });
  const handle = (
    <button
      type="button"
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
      aria-label={label}
      title={label}
      className="grid h-11 w-8 shrink-0 cursor-grab touch-none place-items-center rounded-control text-muted hover:bg-sunk active:cursor-grabbing"
    >
      <GripVertical aria-hidden className="size-4.5" />
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(drag.transform), transition: drag.transition }}
      className={cn(
        className,
        drag.isDragging && "relative z-10 rounded-control bg-card shadow-lift",
      )}
    >
      {children(handle)}
    </li>
  );
}
