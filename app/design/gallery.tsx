"use client";

import { Clock, Heart, MoreVertical } from "lucide-react";
import { useState } from "react";
import { Logo } from "@/components/brand/logo";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { Confirm } from "@/components/ui/confirm";
import { ConnectionBanner } from "@/components/ui/connection-banner";
import { DietMark } from "@/components/ui/diet-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { LiveDot } from "@/components/ui/live-dot";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from "@/components/ui/menu";
import { OtpInput } from "@/components/ui/otp-input";
import { Price } from "@/components/ui/price";
import { RadioList } from "@/components/ui/radio-list";
import { Rating } from "@/components/ui/rating";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { Stepper } from "@/components/ui/stepper";
import { Switch } from "@/components/ui/switch";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import { ThemeChoice } from "@/components/ui/theme-choice";
import { toast } from "@/components/ui/toast";

export function Gallery() {
  return (
    <>
      <Presses />
      <Fields />
      <Facts />
      <States />
    </>
  );
}

function Presses() {
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">Presses</h2>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => setOpen(true)}>Open a sheet</Button>
        <Button variant="dark" onClick={() => toast.info("Added to your order")}>
          Toast
        </Button>
        <Button variant="done">Ready</Button>
        <Button variant="outline">Outline</Button>
        <Button variant="soft">Soft</Button>
        <Button variant="ghost">Ghost</Button>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Cancel order
        </Button>
        <Button busy>Placing order</Button>
        <Button disabled>Disabled</Button>
        <Button size="lg">Large</Button>
        <Button size="xl">Kitchen</Button>
        <IconButton label="Save" icon={<Heart className="size-5" />} />
        <Menu trigger={<IconButton label="More" icon={<MoreVertical className="size-5" />} />}>
          <MenuLabel>asha@tiffin.test</MenuLabel>
          <MenuLine />
          <MenuItem>Orders</MenuItem>
          <ThemeChoice as={MenuChoice} />
          <MenuItem>Sign out</MenuItem>
        </Menu>
      </div>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="Paneer tikka"
        description="Charred in the tandoor"
        footer={<Button className="w-full">Add · ₹320</Button>}
      >
        <p>Choose how hot.</p>
      </Sheet>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Cancel this order?"
        confirmLabel="Cancel order"
        cancelLabel="Keep it"
        danger
        onConfirm={() => setAsking(false)}
      >
        <p>You get back ₹510 (70 %).</p>
      </Confirm>
    </section>
  );
}

function Fields() {
  const [code, setCode] = useState("12");
  const [count, setCount] = useState(2);
  const [on, setOn] = useState(true);
  const [sort, setSort] = useState<"fast" | "near">("fast");
  const [size, setSize] = useState("half");
  return (
    <section className="grid gap-4 md:grid-cols-2">
      <h2 className="text-lg md:col-span-2">Fields</h2>
      <Field label="Email" hint="We send a code, never a password">
        <Input type="email" placeholder="you@example.com" />
      </Field>
      <Field label="Email" error="That does not look like an address">
        <Input type="email" defaultValue="asha@" />
      </Field>
      <Field label="Code">
        <OtpInput value={code} onChange={setCode} />
      </Field>
      <Field label="Note for the kitchen">
        <Textarea placeholder="Ring twice" />
      </Field>
      <Field label="Sort">
        <Select
          value={sort}
          onChange={setSort}
          options={[
            { value: "fast", label: "Fastest" },
            { value: "near", label: "Nearest" },
          ]}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Stepper label="Paneer tikka" value={count} onChange={setCount} />
        <Switch label="Taking orders" checked={on} onChange={setOn} />
        <Segmented
          label="Window"
          value={sort}
          onChange={setSort}
          options={[
            { value: "fast", label: "Last hour" },
            { value: "near", label: "24 hours" },
          ]}
        />
      </div>
      <Checkbox label="Extra mint chutney" checked={on} onChange={setOn} trailing="₹30" />
      <RadioList
        label="Size"
        value={size}
        onChange={setSize}
        options={[
          { value: "half", label: "Half", trailing: "₹180" },
          { value: "full", label: "Full", trailing: "₹320" },
        ]}
      />
    </section>
  );
}

function Facts() {
  const [veg, setVeg] = useState(false);
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">Facts</h2>
      <div className="flex flex-wrap items-center gap-3">
        <Logo />
        <Avatar name="Asha" />
        <Badge>Closed</Badge>
        <Badge tone="spice">14</Badge>
        <Badge tone="leaf">On time</Badge>
        <Badge tone="amber">Soon</Badge>
        <Badge tone="red">3 min late</Badge>
        <Rating value={4.6} count={1200} />
        <Rating value={null} count={0} />
        <DietMark veg />
        <DietMark veg={false} />
        <LiveDot state="connecting" />
        <LiveDot state="live" />
        <LiveDot state="lost" />
        <LiveDot state="signedOut" />
        <Price amount={729} currency="INR" />
        <Price amount={18.9} currency="GBP" />
        <RelativeTime at="2026-01-01T10:00:00Z" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Chip selected>All</Chip>
        <Chip>Biryani</Chip>
        <Chip selected={veg} onClick={() => setVeg(!veg)}>
          <DietMark veg /> Veg
        </Chip>
        <Chip>
          <Clock className="size-4" /> Open now
        </Chip>
      </div>
      <Tabs defaultValue="a">
        <TabList aria-label="Menu">
          <Tab value="a">Starters</Tab>
          <Tab value="b">Mains</Tab>
        </TabList>
        <TabPanel value="a" className="pt-3 text-sm">
          Small plates to share.
        </TabPanel>
        <TabPanel value="b" className="pt-3 text-sm">
          The heart of it.
        </TabPanel>
      </Tabs>
      <ConnectionBanner lost />
    </section>
  );
}

function States() {
  return (
    <section className="grid gap-4 md:grid-cols-3">
      <Card>
        <Skeleton className="h-6 w-40" />
        <Skeleton className="mt-3 h-24" />
      </Card>
      <Card>
        <EmptyState title="No orders yet" detail="What you order shows up here." />
      </Card>
      <Card>
        <ErrorState onRetry={() => toast.info("Trying again")} />
      </Card>
    </section>
  );
}
