using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Protocol;

/// <summary>
/// What the client can do, as far as it changes what is sent. Read leniently: capabilities are open-ended, and a client that writes
/// <c>[]</c> for an empty object is still to be served.
/// </summary>
internal sealed record ClientFeatures
{
    public static ClientFeatures None { get; } = new();

    public PositionEncoding PositionEncoding { get; init; } = PositionEncoding.Utf16;

    public Language Language { get; init; } = Language.English;

    public bool HoverMarkdown { get; init; }

    public bool CompletionMarkdown { get; init; }

    public bool CompletionLabelDetails { get; init; }

    public bool CommitCharacters { get; init; }

    public bool DefinitionLinks { get; init; }

    public bool CodeActionLiterals { get; init; }

    public bool HierarchicalSymbols { get; init; }

    /// <summary>It asks for the range of a symbol of the workspace when one is chosen.</summary>
    public bool ResolvesSymbols { get; init; }

    public bool LinkTooltips { get; init; }

    /// <summary>The client runs the command that code lenses carry.</summary>
    public bool ShowsReferences { get; init; }

    public bool RefreshesSemanticTokens { get; init; }

    public bool RefreshesCodeLenses { get; init; }

    public bool RefreshesInlayHints { get; init; }

    public bool PreferredCodeActions { get; init; }

    public bool DocumentChanges { get; init; }

    public bool PreparesRename { get; init; }

    public bool RenamesFiles { get; init; }

    public bool ChangeAnnotations { get; init; }

    public bool CreatesFiles { get; init; }

    public bool DeletesFiles { get; init; }

    /// <summary>It carries out edits that the server sends by itself.</summary>
    public bool AppliesEdits { get; init; }

    /// <summary>It asks for an action's edit once the action is chosen.</summary>
    public bool ResolvesCodeActions { get; init; }

    public bool DisabledCodeActions { get; init; }

    public bool PullDiagnostics { get; init; }

    public bool RegistersDiagnostics { get; init; }

    public bool RefreshesDiagnostics { get; init; }

    public bool PushedRelatedInformation { get; init; }

    public bool PushedUnnecessaryTag { get; init; }

    public bool Configuration { get; init; }

    public bool RegistersConfiguration { get; init; }

    public bool RegistersWatchers { get; init; }

    public bool RelativeWatchers { get; init; }

    public bool WorkDoneProgress { get; init; }

    /// <summary>It has the command <see cref="OwnRequests.ShowConceptCommand"/>, and runs it from links in cards.</summary>
    public bool ShowsConcepts { get; init; }

    /// <summary>It rewrites links with a destination itself when a file moves, as VS Code's own Markdown support can.</summary>
    public bool MovesLinks { get; init; }

    public static ClientFeatures Of(InitializeParams given)
    {
        var root = given.Capabilities ?? default;
        return new ClientFeatures
        {
            PositionEncoding = ChooseEncoding(root),
            Language = given.Locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English,
            HoverMarkdown = PrefersMarkdown(root, "textDocument", "hover", "contentFormat"),
            CompletionMarkdown = PrefersMarkdown(root, "textDocument", "completion", "completionItem", "documentationFormat"),
            CompletionLabelDetails = Flag(root, "textDocument", "completion", "completionItem", "labelDetailsSupport"),
            CommitCharacters = Flag(root, "textDocument", "completion", "completionItem", "commitCharactersSupport"),
            DefinitionLinks = Flag(root, "textDocument", "definition", "linkSupport"),
            CodeActionLiterals = At(root, "textDocument", "codeAction", "codeActionLiteralSupport") is { ValueKind: JsonValueKind.Object },
            HierarchicalSymbols = Flag(root, "textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"),
            ResolvesSymbols = Strings(At(root, "workspace", "symbol", "resolveSupport", "properties")).Contains("location.range"),
            LinkTooltips = Flag(root, "textDocument", "documentLink", "tooltipSupport"),
            ShowsReferences = Strings(At(root, "experimental", "commands")).Contains("mllm-lsp.showReferences"),
            RefreshesSemanticTokens = Flag(root, "workspace", "semanticTokens", "refreshSupport"),
            RefreshesCodeLenses = Flag(root, "workspace", "codeLens", "refreshSupport"),
            RefreshesInlayHints = Flag(root, "workspace", "inlayHint", "refreshSupport"),
            PreferredCodeActions = Flag(root, "textDocument", "codeAction", "isPreferredSupport"),
            DocumentChanges = Flag(root, "workspace", "workspaceEdit", "documentChanges"),
            RenamesFiles = HasFileOperation(root, "rename"),
            ChangeAnnotations = At(root, "workspace", "workspaceEdit", "changeAnnotationSupport") is { ValueKind: JsonValueKind.Object },
            PreparesRename = Flag(root, "textDocument", "rename", "prepareSupport"),
            CreatesFiles = HasFileOperation(root, "create"),
            DeletesFiles = HasFileOperation(root, "delete"),
            AppliesEdits = Flag(root, "workspace", "applyEdit"),
            ResolvesCodeActions = Flag(root, "textDocument", "codeAction", "dataSupport")
                && Strings(At(root, "textDocument", "codeAction", "resolveSupport", "properties")).Contains("edit"),
            DisabledCodeActions = Flag(root, "textDocument", "codeAction", "disabledSupport"),
            PullDiagnostics = At(root, "textDocument", "diagnostic") is { ValueKind: JsonValueKind.Object or JsonValueKind.Array },
            RegistersDiagnostics = Flag(root, "textDocument", "diagnostic", "dynamicRegistration"),
            RefreshesDiagnostics = Flag(root, "workspace", "diagnostics", "refreshSupport"),
            PushedRelatedInformation = SaysRelatedInformation(root),
            PushedUnnecessaryTag = SaysUnnecessaryTag(root),
            Configuration = Flag(root, "workspace", "configuration"),
            RegistersConfiguration = Flag(root, "workspace", "didChangeConfiguration", "dynamicRegistration"),
            RegistersWatchers = Flag(root, "workspace", "didChangeWatchedFiles", "dynamicRegistration"),
            RelativeWatchers = Flag(root, "workspace", "didChangeWatchedFiles", "relativePatternSupport"),
            WorkDoneProgress = Flag(root, "window", "workDoneProgress"),
            MovesLinks = Flag(root, "experimental", "mllmLsp", "movesLinks"),
            ShowsConcepts = Strings(At(root, "experimental", "mllmLsp", "commands")).Contains(OwnRequests.ShowConceptCommand),
        };
    }

    /// <summary>The name of the chosen encoding in the protocol.</summary>
    public string PositionEncodingKind => PositionEncoding switch
    {
        PositionEncoding.Utf8 => "utf-8",
        PositionEncoding.Utf32 => "utf-32",
        _ => "utf-16",
    };

    /// <summary>The first that both know, in the client's order; UTF-16 where it names none.</summary>
    private static PositionEncoding ChooseEncoding(JsonElement root)
    {
        foreach (var name in Strings(At(root, "general", "positionEncodings")))
        {
            switch (name)
            {
                case "utf-8":
                    return PositionEncoding.Utf8;
                case "utf-16":
                    return PositionEncoding.Utf16;
                case "utf-32":
                    return PositionEncoding.Utf32;
            }
        }

        return PositionEncoding.Utf16;
    }

    /// <summary>The client lists formats in order of preference; one that lists none gets plain text, as LSP says.</summary>
    private static bool PrefersMarkdown(JsonElement root, params ReadOnlySpan<string> path) =>
        Strings(At(root, path)).FirstOrDefault(format => format is "markdown" or "plaintext") == "markdown";

    /// <summary>Pull clients say what they show in the one place or the other, depending on their age.</summary>
    private static bool SaysRelatedInformation(JsonElement root) =>
        Flag(root, "textDocument", "publishDiagnostics", "relatedInformation") || Flag(root, "textDocument", "diagnostic", "relatedInformation");

    /// <summary>Operations on files stand among document changes: a client without these has none.</summary>
    private static bool HasFileOperation(JsonElement root, string kind) =>
        Flag(root, "workspace", "workspaceEdit", "documentChanges")
        && Strings(At(root, "workspace", "workspaceEdit", "resourceOperations")).Contains(kind);

    private static bool SaysUnnecessaryTag(JsonElement root) =>
        HasUnnecessary(At(root, "textDocument", "publishDiagnostics", "tagSupport", "valueSet"))
        || HasUnnecessary(At(root, "textDocument", "diagnostic", "tagSupport", "valueSet"));

    private static bool HasUnnecessary(JsonElement? values) =>
        values is { ValueKind: JsonValueKind.Array } array
        && array.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var tag) && tag == 1);

    private static bool Flag(JsonElement root, params ReadOnlySpan<string> path) => At(root, path) is { ValueKind: JsonValueKind.True };

    private static JsonElement? At(JsonElement root, params ReadOnlySpan<string> path)
    {
        JsonElement? at = root;
        foreach (var name in path)
        {
            at = at?.Property(name);
        }

        return at;
    }

    private static IEnumerable<string> Strings(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select(SettingKey.TextOf).OfType<string>()
            : [];
}
