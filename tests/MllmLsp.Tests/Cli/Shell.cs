using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli;

namespace MllmLsp.Tests.Cli;

/// <summary>Runs a command as the shell would, without a process of its own.</summary>
internal static class Shell
{
    /// <param name="folder">The working directory.</param>
    public static Answer Run(string folder, params string[] arguments) => Run(folder, Language.English, colours: false, arguments);

    /// <param name="input">UTF-8 on standard input.</param>
    public static Answer RunWithInput(string folder, string input, params string[] arguments) =>
        Run(folder, Language.English, colours: false, arguments, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)));

    public static Answer Run(string folder, Language language, bool colours, params string[] arguments) => Run(folder, language, colours, arguments, Stream.Null);

    private static Answer Run(string folder, Language language, bool colours, string[] arguments, Stream input)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminal = new Terminal(output, error, colours, language, folder) { In = () => input };
        var code = CommandLine.RunAsync(arguments, terminal, () => Task.FromResult(42)).GetAwaiter().GetResult();
        return new Answer(code, output.ToString(), error.ToString());
    }

    internal sealed record Answer(int Code, string Out, string Error);
}
