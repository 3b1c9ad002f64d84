using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>
/// What VS Code's server asks of its client: the tokens of a text, and the files of the folder. The parser of tokens runs before anything is
/// measured, as the editor's does.
/// </summary>
internal sealed class CodeRequests(string tokenizer)
{
    private readonly Lock asking = new();
    private Process? parser;

    public JsonNode? Answer(string folder, string method, JsonNode? given) => method switch
    {
        "markdown/parse" => Tokens((string?)given?["text"] ?? File.ReadAllText(PathOf(given))),
        "markdown/fs/readFile" => new JsonArray([.. File.ReadAllBytes(PathOf(given)).Select(unit => (JsonNode)unit)]),
        "markdown/fs/readDirectory" => Entries(PathOf(given)),
        "markdown/fs/stat" => Stat(PathOf(given)),
        "markdown/findMarkdownFilesInWorkspace" => new JsonArray(
            [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(path => (JsonNode)new Uri(path).AbsoluteUri)]),
        _ => null,
    };

    private static JsonArray Entries(string path) => new(
    [
        .. new DirectoryInfo(path).EnumerateFileSystemInfos()
            .Select(entry => new JsonArray(entry.Name, new JsonObject { ["isDirectory"] = entry is DirectoryInfo })),
    ]);

    private static JsonObject? Stat(string path) =>
        Directory.Exists(path) ? new JsonObject { ["isDirectory"] = true }
        : File.Exists(path) ? new JsonObject { ["isDirectory"] = false }
        : null;

    private static string PathOf(JsonNode? given) => new Uri((string)given!["uri"]!).LocalPath;

    private JsonNode? Tokens(string text)
    {
        lock (asking)
        {
            parser ??= Process.Start(new ProcessStartInfo("node", [tokenizer])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
            })!;
            parser.StandardInput.WriteLine(JsonValue.Create(text).ToJsonString());
            parser.StandardInput.Flush();
            return JsonNode.Parse(parser.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The parser of tokens ended."));
        }
    }
}
