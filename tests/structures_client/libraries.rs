//! Owns libraries that programs call models with.

use super::{channels, references, roles, routes};

#[test]
fn langchain() {
    let program = r#"
a = ChatOpenAI(model="gpt-4o", temperature=0)
b = init_chat_model("claude-3-5-sonnet-latest", model_provider="anthropic")
c = ChatOpenAI(model="gpt-4.1").with_fallbacks([ChatAnthropic(model="claude-sonnet-4-20250514")])
d = HuggingFaceEmbeddings(model_name="BAAI/bge-m3")
e = OllamaLLM(model="mistral")
f = OpenAIEmbeddings(model="text-embedding-3-large")
"#;
    assert_eq!(
        references("chain.py", program),
        [
            "gpt-4o client openai",
            "claude-3-5-sonnet-latest client anthropic",
            "gpt-4.1 client openai",
            "claude-sonnet-4-20250514 fallback anthropic",
            "BAAI/bge-m3 embedding hf",
            "mistral client ollama",
            "text-embedding-3-large embedding openai",
        ]
    );
    assert_eq!(routes("chain.py", program), ["fallback: gpt-4.1 claude-sonnet-4-20250514"]);
    assert_eq!(channels("chain.py", program)[4], "BAAI/bge-m3 self-hosted");
}

#[test]
fn llama_index() {
    let program = r#"
Settings.llm = OpenAI(model="gpt-4o-mini", temperature=0.1)
Settings.embed_model = HuggingFaceEmbedding(model_name="BAAI/bge-small-en-v1.5")
Settings.llm = Ollama(model="llama3.1:8b", request_timeout=60.0)
rerank = SentenceTransformerRerank(model="cross-encoder/ms-marco-MiniLM-L-2-v2", top_n=3)
"#;
    assert_eq!(
        references("index.py", program),
        [
            "gpt-4o-mini client openai",
            "BAAI/bge-small-en-v1.5 embedding hf",
            "llama3.1:8b client ollama",
            "cross-encoder/ms-marco-MiniLM-L-2-v2 rerank hf",
        ]
    );
}

#[test]
fn haystack() {
    let program = r#"
a = OpenAIChatGenerator(model="gpt-4o-mini")
b = SentenceTransformersTextEmbedder(model="sentence-transformers/all-MiniLM-L6-v2")
c = TransformersSimilarityRanker(model="BAAI/bge-reranker-base")
d = HuggingFaceLocalChatGenerator(model="HuggingFaceH4/zephyr-7b-beta")
"#;
    assert_eq!(
        roles("pipe.py", program),
        [
            "gpt-4o-mini client",
            "sentence-transformers/all-MiniLM-L6-v2 embedding",
            "BAAI/bge-reranker-base rerank",
            "HuggingFaceH4/zephyr-7b-beta serving",
        ]
    );
}

#[test]
fn dspy() {
    let program = "lm = dspy.LM(\"openai/gpt-4o-mini\")\nlocal = dspy.LM(\"ollama_chat/llama3.2\")\n";
    assert_eq!(channels("prog.py", program), ["openai/gpt-4o-mini api:openai", "ollama_chat/llama3.2 self-hosted"]);
    assert_eq!(roles("prog.py", program), ["openai/gpt-4o-mini client", "ollama_chat/llama3.2 client"]);
}

#[test]
fn vercel_sdk() {
    let program = "
const a = openai('gpt-4o');
const b = anthropic('claude-3-5-haiku-latest');
const together = createOpenAI({ baseURL: 'https://api.together.xyz/v1', name: 'together' });
const c = together('meta-llama/Llama-3.3-70B-Instruct-Turbo');
const d = openai.embedding('text-embedding-3-small');
";
    assert_eq!(
        roles("sdk.ts", program),
        [
            "gpt-4o client",
            "claude-3-5-haiku-latest client",
            "meta-llama/Llama-3.3-70B-Instruct-Turbo client",
            "text-embedding-3-small embedding",
        ]
    );
    assert_eq!(channels("sdk.ts", program)[2], "meta-llama/Llama-3.3-70B-Instruct-Turbo hosted:together");
}

#[test]
fn spring_ai() {
    let properties = "\
spring.ai.openai.chat.options.model=gpt-4o
spring.ai.ollama.chat.options.model=mistral
spring.ai.huggingface.chat.options.model=mistralai/Mistral-Nemo-Instruct-2407
spring.ai.openai.embedding.options.model=text-embedding-3-small
";
    let expected = [
        "gpt-4o client",
        "mistral client",
        "mistralai/Mistral-Nemo-Instruct-2407 client",
        "text-embedding-3-small embedding",
    ];
    assert_eq!(roles("src/main/resources/application.properties", properties), expected);
    let yaml = "\
spring:
  ai:
    openai:
      api-key: ${KEY}
      chat:
        options:
          model: gpt-4o
    ollama:
      embedding:
        options:
          model: mxbai-embed-large
";
    assert_eq!(references("application.yml", yaml), ["gpt-4o client openai", "mxbai-embed-large embedding ollama"]);
}

#[test]
fn langchain4j() {
    let program = r#"class Models {
  ChatModel a = OpenAiChatModel.builder().modelName("gpt-4o-mini").build();
  ChatModel b = OllamaChatModel.builder().baseUrl("http://localhost:11434").modelName("llama3.1").build();
  EmbeddingModel c = OpenAiEmbeddingModel.builder().modelName("text-embedding-3-small").build();
}"#;
    let expected = ["gpt-4o-mini client openai", "llama3.1 client ollama", "text-embedding-3-small embedding openai"];
    assert_eq!(references("src/main/java/Models.java", program), expected);
}

#[test]
fn semantic_kernel() {
    let program = r#"
builder.AddOpenAIChatCompletion("gpt-4o", key);
builder.AddAzureOpenAIChatCompletion(deploymentName: "gpt-4o-mini", endpoint: e, apiKey: k);
"#;
    assert_eq!(references("Kernel.cs", program), ["gpt-4o client openai", "gpt-4o-mini client azure"]);
    let program = "kernel.add_service(OpenAIChatCompletion(ai_model_id=\"gpt-4o\"))\n";
    assert_eq!(references("kernel.py", program), ["gpt-4o client openai"]);
}

#[test]
fn a_client_beside_engines_is_a_client() {
    let asks = "client = OpenAI(base_url=\"http://localhost:8000/v1\")\nMODEL = \"meta-llama/Llama-3.1-8B-Instruct\"\n";
    assert_eq!(roles("deploy/vllm/client.py", asks), ["meta-llama/Llama-3.1-8B-Instruct client"]);
    let curl = "MODEL=\"${1:-meta-llama/Llama-3.1-8B-Instruct}\"\ncurl -s http://localhost:8000/v1/models\n";
    assert_eq!(roles("deploy/vllm/ask.sh", curl), ["meta-llama/Llama-3.1-8B-Instruct client"]);
    let serves = "vllm serve meta-llama/Llama-3.1-8B-Instruct &\ncurl -s http://localhost:8000/health\n";
    assert_eq!(roles("deploy/vllm/start.sh", serves), ["meta-llama/Llama-3.1-8B-Instruct serving"]);
}

#[test]
fn an_address_under_the_same_name_makes_a_client() {
    let env = "\
CAPTION_MODEL=Qwen/Qwen2.5-VL-7B-Instruct
CAPTION_ENDPOINT=http://caption:8000/v1
ENGINE_MODEL=Qwen/Qwen3-8B
";
    assert_eq!(roles("deploy/model.env", env), ["Qwen/Qwen2.5-VL-7B-Instruct client", "Qwen/Qwen3-8B serving"]);
}

#[test]
fn records_of_models_that_a_program_makes() {
    let program =
        "a = ChatModelFactory(name='gemini-2.5-flash', model_type='google')\nb = Task(name='gemini-2.5-flash')\n";
    assert_eq!(references("app/seed.py", program), ["gemini-2.5-flash client google"]);
}

#[test]
fn a_name_that_moves_by_its_spelling_is_none_of_ollama() {
    let page = "Run `ollama serve` first.\n\n```python\n\
        a = LLMEndpointConfig(model=\"mistral-small-latest\", llm_base_url=\"https://api.mistral.ai/v1\")\n```\n";
    assert_eq!(references("docs/start.md", page), ["mistral-small-latest doc mistral"]);
}

#[test]
fn a_preference_for_a_model_is_one() {
    assert_eq!(references(".env", "OLLAMA_MODEL_PREF=llama2\n"), ["llama2 client ollama"]);
    assert_eq!(references("app/stt.js", "const deepgram = { model: 'nova-3' };"), ["nova-3 client vendorapi"]);
}

#[test]
fn a_router_s_spelling_goes_where_the_only_address_leads() {
    let asks = "client = OpenAI(base_url=\"https://api.groq.com/openai/v1\")\n\
        r = client.chat.completions.create(model=\"qwen/qwen3-32b\", messages=[])\n";
    assert_eq!(channels("app/ask.py", asks), ["qwen/qwen3-32b hosted:groq"]);
    let elsewhere = "r = client.chat.completions.create(model=\"qwen/qwen3-32b\", messages=[])\n";
    assert_eq!(channels("app/ask.py", elsewhere), ["qwen/qwen3-32b hosted:openrouter"]);
}

#[test]
fn the_provider_beside_a_model_answers_for_it() {
    let program = r#"
a = init_chat_model("deepseek-ai/DeepSeek-R1", model_provider="together")
b = InferenceClient(provider="fireworks-ai", model="moonshotai/Kimi-K2-Instruct")
c = load(provider="huggingface", model="deepseek-ai/DeepSeek-V3.1")
"#;
    assert_eq!(
        channels("a.py", program),
        [
            "deepseek-ai/DeepSeek-R1 hosted:together",
            "moonshotai/Kimi-K2-Instruct hosted:fireworks",
            "deepseek-ai/DeepSeek-V3.1 unknown",
        ]
    );
}
