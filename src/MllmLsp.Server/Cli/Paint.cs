using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Server.Cli;

/// <summary>Puts colour on text, or leaves it plain. The eight basic colours only: they follow the terminal's own scheme.</summary>
internal sealed class Paint(bool on)
{
    public string Strong(string text) => With("1", text);

    public string Faint(string text) => With("2", text);

    public string Match(string text) => With("1;32", text);

    public string Of(Severity severity, string text) => With(Code(severity), text);

    private static string Code(Severity severity) => severity switch
    {
        Severity.Error => "1;31",
        Severity.Warning => "1;33",
        Severity.Information => "1;34",
        _ => "1;36",
    };

    private string With(string code, string text) => on ? $"\e[{code}m{text}\e[0m" : text;
}
