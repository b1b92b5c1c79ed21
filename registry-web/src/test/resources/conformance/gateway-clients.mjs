// Asks every model through every client, whole and streamed, for a text and for two tool calls at once. One line of JSON per answer.
// GATEWAY, KEY: where and with what; MODELS: comma-separated; TEXT, TOOLS: what the user says; FOLDER: where the clients are installed.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const { GATEWAY, KEY, MODELS, TEXT, TOOLS, FOLDER } = process.env;
const require = createRequire(FOLDER + '/package.json');
const load = async (name) => {
  try {
    return await import(pathToFileURL(require.resolve(name)).href);
  } catch (e) {
    throw new Error(`${name} cannot be loaded: ${e.message}`);
  }
};

const OpenAI = (await load('openai')).default;
const Anthropic = (await load('@anthropic-ai/sdk')).default;
const { GoogleGenAI } = await load('@google/genai');
const { generateText, streamText, tool, jsonSchema } = await load('ai');
const { createOpenAI } = await load('@ai-sdk/openai');
const { createAnthropic } = await load('@ai-sdk/anthropic');
const { createGoogleGenerativeAI } = await load('@ai-sdk/google');
const { createOpenAICompatible } = await load('@ai-sdk/openai-compatible');

const openai = new OpenAI({ apiKey: KEY, baseURL: GATEWAY + '/v1', maxRetries: 0 });
const anthropic = new Anthropic({ apiKey: KEY, baseURL: GATEWAY, maxRetries: 0 });
const genai = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: GATEWAY } });
const vercel = {
  'ai-openai-chat': (model) => createOpenAI({ apiKey: KEY, baseURL: GATEWAY + '/v1' }).chat(model),
  'ai-openai-responses': (model) => createOpenAI({ apiKey: KEY, baseURL: GATEWAY + '/v1' }).responses(model),
  'ai-openai-compatible': (model) =>
    createOpenAICompatible({ name: 'guildhall', apiKey: KEY, baseURL: GATEWAY + '/v1', includeUsage: true })(model),
  'ai-anthropic': (model) => createAnthropic({ apiKey: KEY, baseURL: GATEWAY + '/v1' })(model),
  'ai-google': (model) => createGoogleGenerativeAI({ apiKey: KEY, baseURL: GATEWAY + '/v1beta' })(model),
};

const schema = (property) => ({ type: 'object', properties: { [property]: { type: 'string' } }, required: [property] });
const weather = schema('city');
const clock = schema('zone');
const chatTools = [
  { type: 'function', function: { name: 'get_weather', description: 'Weather.', parameters: weather } },
  { type: 'function', function: { name: 'get_time', description: 'Time.', parameters: clock } },
];
const parsed = (json) => (typeof json === 'string' ? JSON.parse(json) : json);

const clients = {
  'openai-chat': async (model, say, tools, stream) => {
    const body = { model, messages: [{ role: 'user', content: say }], ...(tools ? { tools: chatTools } : {}) };
    if (!stream) {
      const reply = await openai.chat.completions.create(body);
      const [choice] = reply.choices;
      return {
        text: choice.message.content ?? '',
        calls: (choice.message.tool_calls ?? []).map((c) => ({ name: c.function.name, args: parsed(c.function.arguments) })),
        stop: choice.finish_reason,
        usage: [reply.usage.prompt_tokens, reply.usage.completion_tokens],
      };
    }
    let pieces = 0;
    const runner = openai.chat.completions.stream({ ...body, stream_options: { include_usage: true } });
    runner.on('content', () => pieces++);
    const reply = await runner.finalChatCompletion();
    const [choice] = reply.choices;
    const usage = await runner.totalUsage();
    return {
      text: choice.message.content ?? '',
      calls: (choice.message.tool_calls ?? []).map((c) => ({ name: c.function.name, args: parsed(c.function.arguments) })),
      stop: choice.finish_reason,
      usage: [usage.prompt_tokens, usage.completion_tokens],
      pieces,
    };
  },
  'openai-responses': async (model, say, tools, stream) => {
    const body = {
      model,
      input: say,
      ...(tools ? { tools: chatTools.map((t) => ({ type: 'function', strict: false, ...t.function })) } : {}),
    };
    let pieces = 0;
    let reply;
    if (stream) {
      const events = openai.responses.stream(body);
      events.on('response.output_text.delta', () => pieces++);
      reply = await events.finalResponse();
    } else {
      reply = await openai.responses.create(body);
    }
    return {
      text: reply.output_text,
      calls: reply.output.filter((o) => o.type === 'function_call').map((o) => ({ name: o.name, args: parsed(o.arguments) })),
      stop: reply.status,
      usage: [reply.usage.input_tokens, reply.usage.output_tokens],
      ...(stream ? { pieces } : {}),
    };
  },
  anthropic: async (model, say, tools, stream) => {
    const body = {
      model,
      max_tokens: 500,
      messages: [{ role: 'user', content: say }],
      ...(tools
        ? { tools: [{ name: 'get_weather', description: 'Weather.', input_schema: weather }, { name: 'get_time', description: 'Time.', input_schema: clock }] }
        : {}),
    };
    let pieces = 0;
    let reply;
    if (stream) {
      const events = anthropic.messages.stream(body);
      events.on('text', () => pieces++);
      reply = await events.finalMessage();
    } else {
      reply = await anthropic.messages.create(body);
    }
    return {
      text: reply.content.filter((b) => b.type === 'text').map((b) => b.text).join(''),
      calls: reply.content.filter((b) => b.type === 'tool_use').map((b) => ({ name: b.name, args: b.input })),
      stop: reply.stop_reason,
      usage: [reply.usage.input_tokens, reply.usage.output_tokens],
      ...(stream ? { pieces } : {}),
    };
  },
  genai: async (model, say, tools, stream) => {
    const body = {
      model,
      contents: say,
      config: tools
        ? {
            tools: [
              {
                functionDeclarations: [
                  { name: 'get_weather', description: 'Weather.', parametersJsonSchema: weather },
                  { name: 'get_time', description: 'Time.', parametersJsonSchema: clock },
                ],
              },
            ],
          }
        : {},
    };
    const parts = [];
    let pieces = 0;
    let last;
    if (stream) {
      for await (const chunk of await genai.models.generateContentStream(body)) {
        const found = chunk.candidates?.[0]?.content?.parts ?? [];
        parts.push(...found);
        if (found.some((p) => p.text)) {
          pieces++;
        }
        last = { ...last, ...(chunk.usageMetadata ? { usage: chunk.usageMetadata } : {}), stop: chunk.candidates?.[0]?.finishReason ?? last?.stop };
      }
    } else {
      const reply = await genai.models.generateContent(body);
      parts.push(...(reply.candidates[0].content.parts ?? []));
      last = { usage: reply.usageMetadata, stop: reply.candidates[0].finishReason };
    }
    return {
      text: parts.map((p) => p.text ?? '').join(''),
      calls: parts.filter((p) => p.functionCall).map((p) => ({ name: p.functionCall.name, args: p.functionCall.args })),
      stop: last.stop,
      usage: [last.usage?.promptTokenCount, last.usage?.candidatesTokenCount],
      ...(stream ? { pieces } : {}),
    };
  },
};

for (const [name, provider] of Object.entries(vercel)) {
  clients[name] = async (model, say, tools, stream) => {
    const body = {
      model: provider(model),
      prompt: say,
      maxRetries: 0,
      ...(tools
        ? {
            tools: {
              get_weather: tool({ description: 'Weather.', inputSchema: jsonSchema(weather) }),
              get_time: tool({ description: 'Time.', inputSchema: jsonSchema(clock) }),
            },
          }
        : {}),
    };
    let pieces = 0;
    let reply;
    if (stream) {
      reply = streamText({ ...body, onError: ({ error }) => { reply.failed = error; } });
      for await (const part of reply.fullStream) {
        if (part.type === 'text-delta') {
          pieces++;
        }
        if (part.type === 'error') {
          throw part.error;
        }
      }
    } else {
      reply = await generateText(body);
    }
    const [text, calls, stop, usage] = await Promise.all([reply.text, reply.toolCalls, reply.finishReason, reply.usage]);
    return {
      text,
      calls: calls.map((c) => ({ name: c.toolName, args: c.input })),
      stop,
      usage: [usage.inputTokens, usage.outputTokens],
      ...(stream ? { pieces } : {}),
    };
  };
}

const only = process.env.CLIENTS?.split(',');
for (const model of MODELS.split(',')) {
  for (const [client, ask] of Object.entries(clients).filter(([name]) => !only || only.includes(name))) {
    for (const stream of [false, true]) {
      for (const what of ['text', 'tools']) {
        const line = { client, model, stream, case: what };
        try {
          Object.assign(line, await ask(model, what === 'text' ? TEXT : TOOLS, what === 'tools', stream));
        } catch (e) {
          line.error = `${e.name}: ${e.message}`;
        }
        console.log(JSON.stringify(line));
      }
    }
  }
}
