//! Owns, for each language, what stands under which name: lines of source behind `> `, and below them one line a place:
//! its path (`()` behind calls, `$` before programs), its kind where it is no literal, its value. Data for one test.

use crate::extract::extract;
use crate::extract::probe::path;
use crate::text::{Document, Encoding};
use std::fmt::Write;

/// The rows of one case.
fn rows(file: &str, case: &str) -> String {
    let lines: Vec<&str> = case.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    let source = lines.join("\n") + "\n";
    let document = Document::new(file.into(), source, Encoding::Utf8);
    let tree = extract(&document).tree;
    let mut rows = lines.iter().fold(String::new(), |rows, line| rows + "> " + line + "\n");
    for (id, node) in tree.iter().filter(|(id, node)| node.value.is_some() && !tree.is_reread(*id)) {
        let kind = format!("({}) ", node.kind.as_str()).replace("(literal) ", "");
        let place = path(&tree, id).replace("/doc0", "");
        let row = format!("{place} {kind}{}", tree.value(id).replace('\n', "⏎"));
        writeln!(rows, "{}", row.trim_end()).unwrap();
        let written = &document.text()[node.span.start..node.span.end];
        assert!(written == tree.value(id) || written.contains(['\\', '"', '\'', '\n']), "{written}");
    }
    rows
}

/// Asserts that every case of a table reads as it says.
fn assert_table(file: &str, table: &str) {
    for case in table.trim().split("\n\n") {
        assert_eq!(rows(file, case).trim(), case.trim(), "{file}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn python() {
    assert_table(
        "a.py",
        r#"
> def default_model() -> str:
>     def inner():
>         return "a"
>     return "b"
/inner a
/default_model b

> class Settings(BaseModel):
>     model: str = "a"
>     judge: str = Field("b", description="c")
>     teacher: str = Field(default="d", alias="e")
>     model_id: str = field(default_factory=lambda: "f")
/model a
/judge b
/judge/Field()/description c
/teacher d
/teacher/Field()/alias e
/model_id f

> class Model(str, Enum):
>     LARGE = "a"
/LARGE a

> def call(*, model: Optional[str] = "a", kind: Literal["b", "c"] = "b"): ...
/call()/model a
/call()/kind/Literal()[0] b
/call()/kind/Literal()[1] c
/call()/kind b

> parser.add_argument("-m", "--model", type=str, default="a", help="which one, as b")
/parser.add_argument()[0] -m
/parser.add_argument()[1] --model
/parser.add_argument()/model a
/parser.add_argument()/help which one, as b

> parser.add_argument("model", default="a")
/parser.add_argument()[0] model
/parser.add_argument()/model a

> @click.option("--model-name", "-m", default="a")
/@click.option()[0] --model-name
/@click.option()[1] -m
/@click.option()/model-name a

> def main(model: str = typer.Option("a", "--model")): ...
/main()/model a
/main()/model/typer.Option()[1] --model

> model = os.environ.get("MODEL_ID", "a")
> model = os.environ["MODEL_ID"] or "b"
> model = kwargs.pop("model", "c")
/model/os.environ.get()[0] MODEL_ID
/model/os.environ.get()/MODEL_ID a
/model/os.environ()[0] MODEL_ID
/model/MODEL_ID b
/model/kwargs.pop()[0] model
/model/kwargs.pop()/model c

> text = f"Qwen{size}-72B" + r"\d" + "Qwen-{}-72B".format(size)
/text Qwen{size}-72B
/text \d
/text Qwen-{}-72B

> models = dict(model="a", others=["b", "c"]) | {"model": "d"}
/models/dict()/model a
/models/dict()/others[0] b
/models/dict()/others[1] c
/models/model d

> match model:
>     case "a" | "b":
>         chosen = "c"
> if model == "d" or "e" in model: chosen = "f"
/== a
/== b
/chosen c
/== d
/in e
/chosen f

> subprocess.run(["vllm", "serve", name, "--tokenizer", "a"])
> cmd = ["python", "-m", "vllm.entrypoints.openai.api_server", "--model", "b", "--port", port]
> os.system("ollama pull c")
> print("ollama pull d")
/subprocess.run()[0][0] vllm
/cmd[0] python
/cmd[1] -m
/cmd[2] vllm.entrypoints.openai.api_server
/cmd[3] --model
/print()[0] ollama pull d
/subprocess.run()[0]/$vllm/#0 (argument) serve
/subprocess.run()[0]/$vllm/#1 (argument)
/subprocess.run()[0]/$vllm/--tokenizer (argument) a
/cmd/$vllm.entrypoints.openai.api_server/--model (argument) b
/cmd/$vllm.entrypoints.openai.api_server/--port (argument)
/os.system()[0]/$ollama/#0 (argument) pull
/os.system()[0]/$ollama/#1 (argument) c

> payload = '{"model": "a", "n": 1}'
> settings = """
>     model: b
>     args: ["--model", "c"]
> """
> prompt = """
> Question: {question}
> Answer: briefly
> """
/prompt ⏎Question: {question}⏎Answer: briefly⏎
/payload/model a
/payload/n 1
/settings/model b
/settings/args[0] --model
/settings/args/$/--model (argument) c

> OPENAI_MODELS = """
> a-1
> b-2
> """
/OPENAI_MODELS[0] a-1
/OPENAI_MODELS[1] b-2

> app = "bash -c 'vllm serve a'"
/app bash -c 'vllm serve a'
"#,
    );
}

#[test]
fn typescript() {
    assert_table(
        "a.ts",
        r#"
> export const DEFAULT_MODEL = process.env.MODEL || "a";
> const model = process.env["MODEL_ID"]?.trim() ?? 'b';
> const { MODEL = "c" } = process.env;
/DEFAULT_MODEL/MODEL a
/model/process.env()[0] MODEL_ID
/model/MODEL_ID b
/MODEL c

> export const MODELS = { fast: "a", "b": { max: 1 }, ["c"]: "d" } as const;
> export enum Model { Large = "e", Small = "f" }
> export type ModelId = "g" | "h";
/MODELS/fast a
/MODELS[0] c
/MODELS/c d
/Model()/Large e
/Model()/Small f
/ModelId g
/ModelId h

> const schema = z.object({ model: z.string().default("a"), kind: z.enum(["b", "c"]).default("b") });
/schema/z.object()[0]/model a
/schema/z.object()[0]/kind/z.enum()[0][0] b
/schema/z.object()[0]/kind/z.enum()[0][1] c
/schema/z.object()[0]/kind b

> function defaultModel(): string { return "a"; }
> const judgeModel = (x: string) => { return "b"; };
> class Settings { static readonly model = "c"; get teacherModel() { return "d"; } }
/defaultModel a
/judgeModel/judgeModel b
/Settings()/model c
/Settings()/teacherModel d

> const [model, setModel] = useState("a");
/model a

> if (model === "a") { model = "b"; }
> switch (model) { case "c": case "d": return "e"; }
/== a
/model b
/== c
/== d
/~ e

> const text = `Qwen${size}-72B`;
/text Qwen${size}-72B

> program.option("--model <id>", "which model", "a");
> yargs.option("model", { type: "string", default: "b" });
/program.option()[0] --model <id>
/program.option()[1] which model
/program.option()/model a
/yargs.option()[0] model
/yargs.option()[1]/type string
/yargs.option()[1]/model b

> spawn("ollama", ["run", "a"]);
> const server = { command: "vllm", args: ["serve", "b"] };
/spawn()[0] ollama
/server/command vllm
/spawn()/$ollama/#0 (argument) run
/spawn()/$ollama/#1 (argument) a
/server/$vllm/#0 (argument) serve
/server/$vllm/#1 (argument) b

> const body = '{"model": "a"}';
> const other = "{\"model\": \"b\"}";
/body/model a
/other/model b

> const view = <Select model={"a"} options={[{ value: "b", label: "c" }]} />;
/model a
/options[0]/value b
/options[0]/label c

> form.append("model", "a");
/form.append()[0] model
/form.append()/model a
"#,
    );
}

#[test]
fn go() {
    assert_table(
        "a.go",
        r#"
> const (
>     ModelNameLarge = "a"
>     ModelNameSmall ModelName = "b"
> )
/ModelNameLarge a
/ModelNameSmall b

> model := cmp.Or(os.Getenv("MODEL"), "a")
> model = getenv("MODEL_ID", "b")
/model/cmp.Or()[0]/os.Getenv()[0] MODEL
/model/cmp.Or()/MODEL a
/model/getenv()[0] MODEL_ID
/model/getenv()/MODEL_ID b

> type Settings struct {
>     Model string `json:"model" default:"a"`
>     Name *string `env:"MODEL_NAME" envDefault:"b"`
>     Other string `json:"other"`
> }
/Settings()/Model a
/Settings()/MODEL_NAME b
/Settings()/~ json:"other"

> func defaultModel() string { return "a" }
> func (s *Server) judgeModel() (string, error) { return "b", nil }
/defaultModel a
/judgeModel b

> models := map[string]string{"a": "b", "model": "c"}
> list := []Model{{ID: "d"}, {ID: "e"}}
> request := &api.Request{Model: aws.String("f")}
/models/a b
/models/model c
/list[0]/ID d
/list[1]/ID e
/request/api.Request()/Model f

> llm, err := openai.New(openai.WithModel("a"))
/err/openai.New()[0]/openai.WithModel()[0] a

> flag.StringVar(&model, "model", "a", "the model, as b")
> model := flag.String("model", "c", "usage")
/flag.StringVar()[1] model
/flag.StringVar()/model a
/flag.StringVar()[3] the model, as b
/model/flag.String()[0] model
/model/flag.String()/model c
/model/flag.String()[2] usage

> if model == "" { model = "a" }
> switch model { case "b", "c": return "d" }
/==
/model a
/== b
/== c
/~ d

> text := fmt.Sprintf("Qwen%s-72B", size)
> payload := `{"model": "a"}`
/text/fmt.Sprintf()[0] Qwen%s-72B
/payload/model a

> exec.CommandContext(ctx, "vllm", "serve", "a", "--port", port)
/exec.CommandContext()[1] vllm
/exec.CommandContext()/$vllm/#0 (argument) serve
/exec.CommandContext()/$vllm/#1 (argument) a
/exec.CommandContext()/$vllm/--port (argument)
"#,
    );
}

#[test]
fn rust() {
    assert_table(
        "a.rs",
        r##"
> const MODEL: &str = "a";
> static MODELS: &[&str] = &["b", "c"];
/MODEL a
/MODELS[0] b
/MODELS[1] c

> let model = std::env::var("MODEL").unwrap_or("a".into());
> let model = env::var("MODEL").ok().unwrap_or_else(|| String::from("b"));
/model/std.env.var()[0] MODEL
/model/std.env.var.MODEL.unwrap_or()/MODEL a
/model/env.var()[0] MODEL
/model/unwrap_or_else()/MODEL b

> struct Args {
>     /// Which one.
>     #[arg(long, default_value = "a")]
>     pub(crate) model: String,
>     #[clap(short, default_value_t = String::from("b"))]
>     #[serde(skip)]
>     judge_model: String,
> }
/~ (comment) Which one.
/Args()[0]/arg()/model a
/Args()[0]/clap()/judge_model b

> fn default_model() -> String { "a".to_string() }
> fn id(&self) -> &'static str { match self { Self::A => "b", Self::B => "c" } }
/default_model a
/id b
/id c

> match model { "a" | "b" => run("c"), _ => "d" }
> if model == "e" { model = "f"; }
/== a
/== b
/run()[0] c
/~ d
/== e
/model f

> let request = Request { model: "a".into(), judge: Some("b".to_owned()) };
> let client = Client::builder().model("c").build();
/request/Request()/model a
/request/Request()/judge b
/client/model()[0] c

> let text = format!("Qwen{size}-72B");
> let raw = r#"{"model": "a"}"#;
/text Qwen{size}-72B
/raw/model a
"##,
    );
}

#[test]
fn java() {
    assert_table(
        "A.java",
        r#"
> static final String MODEL = "a";
> @Value("${app.model:b}") private String other;
> @ConfigProperty(name = "model", defaultValue = "c") String third;
/MODEL a
/@Value()/app.model b
/@ConfigProperty()/name model
/@ConfigProperty()/defaultValue c

> String body = """
>     {"model": "a"}
>     """;
/body/model a

> Map<String, String> map = Map.of("model", "a", "judge", "b");
> Map<String, String> other = Map.ofEntries(entry("model", "c"));
> request.put("model", "d");
/map/Map.of()[0] model
/map/Map.of()/model a
/map/Map.of()[2] judge
/map/Map.of()/judge b
/other/Map.ofEntries()[0]/entry()[0] model
/other/Map.ofEntries()[0]/entry()/model c
/request.put()[0] model
/request.put()/model d

> var model = OpenAiChatModel.builder().modelName("a").build();
/model/modelName()[0] a

> class A { String defaultModel() { return System.getenv().getOrDefault("MODEL", "a"); } public String judgeModel() { return "b"; } }
> String model = Optional.ofNullable(System.getenv("MODEL")).orElse("c");
/A()/defaultModel/getOrDefault()[0] MODEL
/A()/defaultModel/getOrDefault()/MODEL a
/A()/judgeModel b
/model/Optional.ofNullable()[0]/System.getenv()[0] MODEL
/model/orElse()/MODEL c

> enum Model { LARGE("a"), SMALL("b", 1); }
/Model()/LARGE()[0] a
/Model()/SMALL()[0] b

> switch (model) { case "a": break; case "b", "c" -> other = "d"; }
> if ("e".equals(model)) {}
/== a
/== b
/== c
/other d
/== e

> new ProcessBuilder("ollama", "run", "a");
/ProcessBuilder()[0] ollama
/ProcessBuilder()/$ollama/#0 (argument) run
/ProcessBuilder()/$ollama/#1 (argument) a
"#,
    );
}

#[test]
fn kotlin() {
    assert_table(
        "a.kt",
        r#"
> const val MODEL = "a"
> val model: String = System.getenv("MODEL") ?: "b"
> val text = "Qwen${size}-72B" + "Qwen$size"
/MODEL a
/model/System.getenv()[0] MODEL
/model/MODEL b
/text Qwen${size}-72B
/text Qwen$size

> val map = mapOf("model" to "a", "judge" to "b")
> class Settings(val model: String = "c", private val judge: String? = "d")
/map/mapOf()/model a
/map/mapOf()/judge b
/Settings()/model c
/Settings()/judge d

> fun defaultModel() = "a"
> fun judgeModel(): String { return "b" }
/defaultModel a
/judgeModel b

> when (model) { "a" -> "b"; "c", "d" -> 1 }
> if (model == "e") {}
/== a
/~ b
/== c
/== d
/== e

> val body = """{"model": "a"}"""
> chat { model = "b" }
> @Value("\${app.model:c}") lateinit var other: String
/chat()/model b
/@Value()/app.model c
/body/model a
"#,
    );
}

#[test]
fn csharp() {
    assert_table(
        "a.cs",
        r#"
> const string Model = "a"; string path = @"C:\b""c"; string text = $"Qwen{size}-72B";
> string raw = """say "d" e""";
/Model a
/path C:\b"c
/text Qwen{size}-72B
/raw say "d" e

> public string Model { get; set; } = "a";
> public static string JudgeModel => "b";
> string TeacherModel() => "c";
/Model a
/JudgeModel b
/TeacherModel c

> var client = new Client(model: "a") { Judge = "b", Others = { "c" } };
> var map = new Dictionary<string, string> { ["model"] = "d", { "judge", "e" } };
/client/Client()/model a
/client/Judge b
/client/Others[0] c
[0] model
/model d
[1]/~ judge
[1]/judge e

> var model = Environment.GetEnvironmentVariable("MODEL") ?? "a";
> var other = configuration["Model"] ?? "b";
> var third = configuration.GetValue("Model", "c");
/model/Environment.GetEnvironmentVariable()[0] MODEL
/model/MODEL a
/other/configuration()[0] Model
/other/Model b
/third/configuration.GetValue()[0] Model
/third/configuration.GetValue()/Model c

> var chosen = model switch { "a" => "b", "c" or "d" => "e", _ => "f" };
> if (model is "g" or "h") {}
/chosen/== a
/chosen[0] b
/chosen/== c
/chosen/== d
/chosen[1] e
/chosen[2] f
/== g
/== h

> builder.AddOpenAIChatCompletion(modelId: "a", apiKey: key);
/builder.AddOpenAIChatCompletion()/modelId a
"#,
    );
}

#[test]
fn cpp() {
    assert_table(
        "a.cpp",
        r#"
> #define MODEL "a"
> constexpr auto other = R"x({"model": "b"})x";
> const char *model = getenv("MODEL") ? getenv("MODEL") : "c";
/MODEL a
/model/getenv()[0] MODEL
/model/getenv()[0] MODEL
/model c
/other/model b

> std::map<std::string, std::string> map = {{"model", "a"}, {"judge", "b"}};
> Params params = { .model = "c" };
> params.model.path = "d";
/map[0]/~ model
/map[0]/model a
/map[1]/~ judge
/map[1]/judge b
/params/model c
/path d

> if (model == "a") { model = "b"; }
/== a
/model b
"#,
    );
}

#[test]
fn ruby() {
    assert_table(
        "a.rb",
        r#"
> MODELS = %w[a b].freeze
> model = ENV.fetch("MODEL", "c")
> other = ENV["MODEL"] || "d"
/MODELS[0] a
/MODELS[1] b
/model/ENV.fetch()[0] MODEL
/model/ENV.fetch()/MODEL c
/other/ENV()[0] MODEL
/other/MODEL d

> settings = { model: "a", :judge => "b", "teacher" => "c" }
> option :model, default: "d"
/settings/model a
/settings/judge b
/settings/teacher c
/model d

> def default_model
>   "a"
> end
> def judge_model
>   return "b"
> end
/default_model a
/judge_model b

> call(<<~JSON, "b")
>   {"model": "a"}
> JSON
> other = "c"
/call()[1] b
/other c
/call()[0]/model a

> text = "Qwen#{size}-72B"
> case model when "a", "b" then "c" end
> if model == "d" || model.start_with?("e")
> end
/text Qwen#{size}-72B
/== a
/== b
/~ c
/== d
/model.start_with?()[0] e

> `ollama pull a`
> system("ollama", "run", "b")
/system()[0] ollama
/~/$ollama/#0 (argument) pull
/~/$ollama/#1 (argument) a
/system()/$ollama/#0 (argument) run
/system()/$ollama/#1 (argument) b
"#,
    );
}

#[test]
fn php() {
    assert_table(
        "a.php",
        r#"
> <?php
> const MODEL = 'a'; define('OTHER', 'b');
> $model = getenv('MODEL') ?: 'c'; $other = $_ENV['MODEL'] ?? 'd';
/MODEL a
/define()[0] OTHER
/define()/OTHER b
/model/getenv()[0] MODEL
/model/MODEL c
/other/$_ENV()[0] MODEL
/other/MODEL d

> <?php
> return ['model' => env('OPENAI_MODEL', 'a'), 'models' => ['b', "c"]];
/model/env()[0] OPENAI_MODEL
/model/env()/OPENAI_MODEL a
/models[0] b
/models[1] c

> <?php
> $body = <<<JSON
> {"model": "a", "n": "{$n}"}
> JSON;
> $other = <<<'EOT'
> model: b
> n: 1
> EOT;
> $text = "Qwen{$size}-72B";
/text Qwen{$size}-72B
/body/model a
/body/n {$n}
/other/model b
/other/n 1

> <?php
> class A { function __construct(private string $model = 'a') {} function judgeModel(): string { return 'b'; } }
> $chosen = match($model) { 'c', 'd' => 'e', default => 'f' };
/A()/__construct()/model a
/A()/judgeModel b
/chosen/== c
/chosen/== d
/chosen[1] e
/chosen[2] f
"#,
    );
}

#[test]
fn swift() {
    assert_table(
        "a.swift",
        r##"
> let text = "Qwen\(size)-72B"; let raw = #"a"b"#
> let body = """
>   {"model": "c"}
>   """
/text Qwen\(size)-72B
/raw a"b
/body/model c

> let model = ProcessInfo.processInfo.environment["MODEL"] ?? "a"
> static var judgeModel: String { "b" }
> func teacherModel() -> String { return "c" }
/model/ProcessInfo.processInfo.environment()[0] MODEL
/model/MODEL a
/judgeModel/judgeModel b
/teacherModel c

> enum Model: String { case large = "a", small = "b" }
> switch model { case "c", "d": return "e" default: break }
/Model()/large a
/Model()/small b
/== c
/== d
/~ e

> let settings: [String: String] = ["model": "a"]
> init(model: String = "b") {}
/settings/model a
/init()/model b
"##,
    );
}

#[test]
fn scala() {
    assert_table(
        "a.scala",
        r#"
> val model = sys.env.getOrElse("MODEL", "a"); val text = s"Qwen${size}-72B"
> val other = Option(x).getOrElse("b")
/model/sys.env.getOrElse()[0] MODEL
/model/sys.env.getOrElse()/MODEL a
/text Qwen${size}-72B
/other b

> case class Settings(model: String = "a")
> val map = Map("model" -> "b")
> def judgeModel(x: Int): String = "c"
> model match { case "d" | "e" => "f" }
/Settings()/model a
/map/Map()/model b
/judgeModel c
/== d
/== e
/~ f
"#,
    );
}

#[test]
fn elixir() {
    assert_table(
        "a.ex",
        r#"
> @model "a"
> config :app, model: System.get_env("MODEL", "b"), models: ["c"]
> other = Keyword.get(opts, :model, "d")
/model a
/model/System.get_env()[0] MODEL
/model/System.get_env()/MODEL b
/models[0] c
/other/Keyword.get()/model d

> settings = %{"model" => "a", judge: "b"}
> list = ~w(c d); body = ~s({"model": "e"})
> text = "Qwen#{size}-72B"
/settings/model a
/settings/judge b
/list[0] c
/list[1] d
/text Qwen#{size}-72B
/body/model e

> def default_model, do: "a"
> def judge_model do
>   "b"
> end
/default_model a
/judge_model b

> field :model, :string, default: "a"
/model a
"#,
    );
}

#[test]
fn texts_inside_texts() {
    assert_table(
        "values.yaml",
        r#"
> model: ${OPENAI_MODEL:a}
> judge: {{ .Values.judge | default "b" }}
> teacher: "{{ model | default('c') }}"
> other: ${{ inputs.model || 'd' }}
/model (map-value) ${OPENAI_MODEL:a}
/judge/Values.judge b
/teacher/model c
/other/inputs.model d

> data:
>   run.sh: |
>     python - <<PY
>     llm = LLM(model="a")
>     PY
>     cat > settings.yaml <<END
>     model: b
>     END
/data/run.sh/~/llm/LLM()/model a
/data/run.sh/$python/#0 (argument) -
/data/run.sh/~/model (map-value) b
"#,
    );
}
