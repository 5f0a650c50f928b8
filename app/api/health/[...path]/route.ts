import { app } from "@/lib/api/app";

export const GET = (request: Request) => app.fetch(request);
