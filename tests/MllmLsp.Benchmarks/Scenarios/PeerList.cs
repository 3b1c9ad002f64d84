using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Ours, and the programs that it is measured against, at the versions that Peers/package.json pins.</summary>
internal static class PeerList
{
    /// <summary>Ours as it is, and ours in a folder that it has read before.</summary>
    /// <param name="caches">The folder for what it remembers.</param>
    public static IEnumerable<Peer> Ours(string binary, string caches)
    {
        var whole = JsonNode.Parse("""{ "diagnostics": { "scope": "workspace" } }""");
        var anew = new Dictionary<string, string> { ["MLLM_LSP_CACHE"] = "off" };
        var remembering = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = caches };
        yield return new Peer(
            "mllm-lsp",
            folder => new ServerCommand(binary, ["serve"], folder) { Environment = anew },
            folder => new ServerCommand(binary, ["lint", "--no-cache", "--format", "json"], folder) { Environment = anew })
        {
            LintWarm = folder => new ServerCommand(binary, ["lint", "--format", "json"], folder) { Environment = remembering },
            WholeWorkspace = whole,
        };
        yield return new Peer(
            "mllm-lsp, folder known", folder => new ServerCommand(binary, ["serve"], folder) { Environment = remembering }, Lint: null)
        { WholeWorkspace = whole };
    }

    /// <summary>The peers that are installed below <paramref name="folder"/>; the others are named on the error stream.</summary>
    public static IEnumerable<Peer> Others(string folder)
    {
        if (Installed(Path.Combine(folder, "@rumdl", $"cli-{Platform}", OperatingSystem.IsWindows() ? "rumdl.exe" : "rumdl")) is { } rumdl)
        {
            yield return new Peer(
                $"rumdl {Version(folder, $"@rumdl/cli-{Platform}")}",
                at => new ServerCommand(rumdl, ["server", "--stdio"], at),
                at => new ServerCommand(rumdl, ["check", "--no-cache", "."], at))
            {
                LintWarm = at => new ServerCommand(rumdl, ["check", "."], at),
            };
        }

        if (Installed(Path.Combine(folder, "vscode-markdown-languageserver", "dist", "node", "workerMain.js")) is { } code)
        {
            var requests = new CodeRequests(Path.Combine(folder, "..", "tokens.mjs"));
            yield return new Peer(
                $"VS Code's server {Version(folder, "vscode-markdown-languageserver")}", at => new ServerCommand("node", [code, "--stdio"], at), Lint: null)
            {
                Settings = JsonNode.Parse(CodeSettings),
                Answer = requests.Answer,
                MostNotes = 10_000,
            };
        }

        if (Installed(Path.Combine(folder, "markdownlint-cli2", "markdownlint-cli2-bin.mjs")) is { } lint)
        {
            yield return new Peer(
                $"markdownlint-cli2 {Version(folder, "markdownlint-cli2")}", Server: null, at => new ServerCommand("node", [lint], at))
            {
                MostNotes = 10_000,
            };
        }

        yield return new Peer("rg (a regular expression for links)", Server: null, at => new ServerCommand("rg", ["--count", @"\[[^\]]*\]\([^)]*\)", "."], at));
    }

    private static string Platform => $"{(OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";

    private static string? Installed(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        Console.Error.WriteLine($"not installed, so not measured: {path}");
        return null;
    }

    private static string Version(string folder, string package) =>
        (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, package, "package.json")))?["version"] ?? "";

    /// <summary>Without its check of references: it takes wiki links and lists in front matter for some.</summary>
    private const string CodeSettings = """
        {
          "markdown": {
            "server": { "log": "off" }, "preferredMdPathExtensionStyle": "auto", "occurrencesHighlight": { "enabled": true },
            "suggest": { "paths": { "enabled": true, "includeWorkspaceHeaderCompletions": "never" } },
            "validate": {
              "enabled": true, "referenceLinks": { "enabled": "ignore" }, "fragmentLinks": { "enabled": "warning" },
              "fileLinks": { "enabled": "warning", "markdownFragmentLinks": "inherit" }, "ignoredLinks": [],
              "unusedLinkDefinitions": { "enabled": "hint" }, "duplicateLinkDefinitions": { "enabled": "warning" }
            }
          }
        }
        """;
}
