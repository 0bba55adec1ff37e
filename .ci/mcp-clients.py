"""Drives a server with the client of the official Python SDK. Arguments: stdio JAR DATA | http URL TOKEN."""

import asyncio
import sys
import time

import httpx2
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

TOOLS = {
    "monty_run",
    "monty_session_create",
    "monty_session_exec",
    "monty_session_list",
    "monty_session_close",
    "monty_session_snapshot",
    "monty_session_restore",
    "monty_functions",
    "clock_now",
}
GUIDES = {
    "client-set-up",
    "python-subset",
    "session-persistence",
    "host-functions",
    "start-up-modes",
    "architecture",
}


def expect(what, actual, wanted):
    if actual != wanted:
        sys.exit(f"{what}: expected {wanted!r}, got {actual!r}")
    print(f"  {what}")


def server():
    if sys.argv[1] == "stdio":
        _, _, jar, data, config = sys.argv
        return StdioServerParameters(
            command="java", args=["-jar", jar, "--data", data, "--config", config, "--timeout", "60s"]
        )
    _, _, url, token = sys.argv
    return streamable_http_client(
        url, http_client=httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60)
    )


async def call(client, tool, **arguments):
    return await client.call_tool(tool, arguments)


async def first_connection():
    logs, progress = [], []

    async def log(message):
        logs.append((message.logger, message.data))

    async def on_progress(done, total, message):
        progress.append((done, message))

    async with Client(server(), logging_callback=log) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        expect("lists the tools", TOOLS - set(tools), set())
        expect("each has a schema of its result", [t for t in tools.values() if not t.output_schema], [])

        result = await call(client, "monty_run", code="print('hello')\nsum(n * n for n in data)", inputs={"data": [1, 2, 3]})
        expect("runs code", (result.is_error, result.structured_content["value"]), (False, 14))
        expect("gets what is printed as log messages", logs, [("python.stdout", "hello\n")])

        result = await call(client, "monty_run", code="def f():\n    return {}['x']\nf()")
        error = result.structured_content["error"]
        expect(
            "gets a typed error",
            (result.is_error, error["kind"], error["type"], error["message"], error["line"]),
            (True, "python_error", "KeyError", "x", 2),
        )
        result = await call(client, "monty_run", code="[0] * 10**12")
        error = result.structured_content["error"]
        expect("gets a limit as one", (error["kind"], error["limit"]), ("limit", "memory"))

        result = await client.call_tool(
            "monty_run", {"code": "for _ in range(3): clock.now()"}, progress_callback=on_progress
        )
        expect("gets progress", [done for done, _ in progress], [1, 2, 3])
        result = await call(client, "clock_now", zone="Asia/Tokyo")
        expect("calls a function of a plugin", result.structured_content["type"], "datetime")
        result = await call(client, "clock_now", zone=3)
        expect("is told of a wrong type", result.structured_content["error"]["type"], "TypeError")

        session = (await call(client, "monty_session_create", name="kept")).structured_content["session_id"]
        await call(client, "monty_session_exec", session_id=session, code="total = 40")
        begun = time.monotonic()
        try:
            await client.call_tool(
                "monty_session_exec",
                {"session_id": session, "code": "total += 1\nwhile True: pass"},
                read_timeout_seconds=1,
            )
            sys.exit("the loop ended by itself")
        except MCPError:
            pass
        result = await call(client, "monty_session_exec", session_id=session, code="total += 1\ntotal")
        expect("cancels a loop, and the session lives on", result.structured_content["value"], 42)
        expect("at once", time.monotonic() - begun < 20, True)

        guides = {resource.name for resource in (await client.list_resources()).resources}
        expect("lists the guides", guides, GUIDES)
        for guide in sorted(GUIDES):
            text = (await client.read_resource(f"monty://guides/{guide}")).contents[0].text
            prompt = (await client.get_prompt(guide)).messages[0].content.text
            expect(f"reads {guide}", (text.startswith("# "), len(text) > 500, prompt == text), (True, True, True))
        return session


async def second_connection(session):
    async with Client(server()) as client:
        result = await call(client, "monty_session_exec", session_id=session, code="total")
        expect("finds the session again", result.structured_content["value"], 42)
        await call(client, "monty_session_close", session_id=session)
        result = await call(client, "monty_session_exec", session_id=session, code="total")
        expect("closes it", result.structured_content["error"]["kind"], "no_such_session")


async def main():
    await second_connection(await first_connection())


asyncio.run(main())
