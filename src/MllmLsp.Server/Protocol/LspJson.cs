using System.Text.Json;
using System.Text.Json.Serialization;

namespace MllmLsp.Server.Protocol;

/// <summary>How every message of the protocol is read and written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(RawTextConverter)])]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(DidOpenTextDocumentParams))]
[JsonSerializable(typeof(DidChangeTextDocumentParams))]
[JsonSerializable(typeof(DidCloseTextDocumentParams))]
[JsonSerializable(typeof(DidSaveTextDocumentParams))]
[JsonSerializable(typeof(TextDocumentPositionParams))]
[JsonSerializable(typeof(ReferenceParams))]
[JsonSerializable(typeof(DidChangeWorkspaceFoldersParams))]
[JsonSerializable(typeof(DidChangeWatchedFilesParams))]
[JsonSerializable(typeof(DidChangeConfigurationParams))]
[JsonSerializable(typeof(ConfigurationParams))]
[JsonSerializable(typeof(RegistrationParams))]
[JsonSerializable(typeof(UnregistrationParams))]
[JsonSerializable(typeof(DidChangeWatchedFilesRegistrationOptions))]
[JsonSerializable(typeof(ConfigurationRegistrationOptions))]
[JsonSerializable(typeof(RelativePattern))]
[JsonSerializable(typeof(SetTraceParams))]
[JsonSerializable(typeof(LogTraceParams))]
[JsonSerializable(typeof(LogMessageParams))]
[JsonSerializable(typeof(WorkDoneProgressCreateParams))]
[JsonSerializable(typeof(ProgressParams))]
[JsonSerializable(typeof(PublishDiagnosticsParams))]
[JsonSerializable(typeof(IReadOnlyList<LspDiagnostic>))]
[JsonSerializable(typeof(DocumentDiagnosticParams))]
[JsonSerializable(typeof(DocumentDiagnosticReport))]
[JsonSerializable(typeof(WorkspaceDiagnosticParams))]
[JsonSerializable(typeof(WorkspaceDiagnosticReport))]
[JsonSerializable(typeof(LspHover))]
[JsonSerializable(typeof(LspCompletionList))]
[JsonSerializable(typeof(LspCompletionItem))]
[JsonSerializable(typeof(CodeActionParams))]
[JsonSerializable(typeof(IReadOnlyList<LspCodeAction>))]
[JsonSerializable(typeof(IReadOnlyList<LspLocation>))]
[JsonSerializable(typeof(IReadOnlyList<LocationLink>))]
[JsonSerializable(typeof(DiagnosticOptions))]
[JsonSerializable(typeof(GlossaryParams))]
[JsonSerializable(typeof(GlossaryListing))]
[JsonSerializable(typeof(BacklinksParams))]
[JsonSerializable(typeof(ConceptUsesParams))]
[JsonSerializable(typeof(IReadOnlyList<ListedUse>))]
[JsonSerializable(typeof(GraphParams))]
[JsonSerializable(typeof(GraphListing))]
[JsonSerializable(typeof(LintParams))]
[JsonSerializable(typeof(LintReport))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class LspJson : JsonSerializerContext;
