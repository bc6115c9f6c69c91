//! Owns retrieval: embedding and reranking, by the key and by the model's own purpose.

use super::roles;

#[test]
fn the_model_itself_says_what_it_is_for() {
    let config = "\
llm: {model: gpt-4o}
main_model: intfloat/multilingual-e5-large
reranker: {model: BAAI/bge-reranker-v2-m3}
embedding: {model_name: text-embedding-3-small}
";
    assert_eq!(
        roles("rag.yaml", config),
        [
            "gpt-4o client",
            "intfloat/multilingual-e5-large embedding",
            "BAAI/bge-reranker-v2-m3 rerank",
            "text-embedding-3-small embedding",
        ]
    );
    let engine = "text-embeddings-router --model-id BAAI/bge-large-en-v1.5\nvllm serve Qwen/Qwen3-Reranker-8B\n";
    assert_eq!(roles("start.sh", engine), ["BAAI/bge-large-en-v1.5 embedding", "Qwen/Qwen3-Reranker-8B rerank"]);
}

#[test]
fn tests_and_prose_stay_what_they_are() {
    let program = "MODEL = \"BAAI/bge-m3\"\n";
    assert_eq!(roles("tests/test_index.py", program), ["BAAI/bge-m3 test"]);
    assert_eq!(roles("README.md", "We use `BAAI/bge-m3`.\n"), ["BAAI/bge-m3 doc"]);
}

#[test]
fn manifests_of_engines_ask_no_service() {
    let manifest =
        "apiVersion: kubeai.org/v1\nkind: Model\nspec:\n  url: hf://moonshotai/Kimi-K2-Instruct\n  engine: VLLM\n";
    assert_eq!(roles("a.yaml", manifest), ["moonshotai/Kimi-K2-Instruct serving"]);
    let values = "modelSpec:\n  - name: kimi\n    modelURL: moonshotai/Kimi-K2-Instruct\n";
    assert_eq!(roles("values.yaml", values), ["moonshotai/Kimi-K2-Instruct serving"]);
}
