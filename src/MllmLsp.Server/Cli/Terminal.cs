using System.Text;
using MllmLsp.Core.Localization;
using Spectre.Console;

namespace MllmLsp.Server.Cli;

/// <summary>What a command sees of the world around it.</summary>
/// <param name="Out">Results. Nothing else goes there.</param>
/// <param name="Error">What went wrong, for people.</param>
/// <param name="Colours">Whether <paramref name="Out"/> understands colours and wants them.</param>
/// <param name="Language">Of messages and cards.</param>
/// <param name="WorkingDirectory">Normalised; paths of arguments and results are relative to it.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool Colours, Language Language, string WorkingDirectory)
{
    /// <summary>The next line that a person types; null where the input has ended.</summary>
    public Func<string?> ReadLine { get; init; } = () => null;

    /// <summary>Standard input, opened when it is read.</summary>
    public Func<Stream> In { get; init; } = Console.OpenStandardInput;

    /// <summary>Whether somebody looks at <see cref="Error"/> while a command runs, on a terminal that can redraw lines.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Ends what runs until it is told to end; at the terminal, Ctrl-C.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>
    /// That of the process. UTF-8 without a mark on every system, whatever the locale says: notes in Chinese must survive a pipe. A reader
    /// that goes away ends the output in silence.
    /// </summary>
    public static Terminal OfProcess() => new(
        Writer(Console.OpenStandardOutput(), flush: false),
        Writer(Console.OpenStandardError(), flush: true),
        WantsColours(Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        MessageLanguage.Of(Environment.GetEnvironmentVariable),
        Files.DiskPath.Normalize(Environment.CurrentDirectory))
    {
        ReadLine = Console.ReadLine,
        ShowsProgress = WantsProgress(Console.IsErrorRedirected, Environment.GetEnvironmentVariable),
    };

    /// <summary>A bar that moves belongs on a terminal, and not into the log of a machine.</summary>
    public static bool WantsProgress(bool isRedirected, Func<string, string?> environment) =>
        !isRedirected && environment("TERM") is not ("dumb" or "") && string.IsNullOrEmpty(environment("CI"));

    /// <summary>Colours belong on a terminal, and only where nobody asked for none (no-color.org).</summary>
    public static bool WantsColours(bool isRedirected, Func<string, string?> environment) =>
        !isRedirected
        && string.IsNullOrEmpty(environment("NO_COLOR"))
        && environment("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || AnsiConsole.Profile.Capabilities.Ansi);

    private static StreamWriter Writer(Stream stream, bool flush)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            }
            catch (IOException)
            {
                // There is no console behind the stream, so nothing shows it in another encoding.
            }
        }

        return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 32 * 1024) { AutoFlush = flush, NewLine = "\n" };
    }
}
