using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using MllmLsp.Server.Cli.Doctor;

namespace MllmLsp.Server.Cli;

/// <summary>All commands, and what comes of a wrong one.</summary>
internal static class CommandLine
{
    /// <summary>Runs what <paramref name="arguments"/> ask for.</summary>
    /// <param name="serve">Runs the language server on standard input and output, and answers its exit code.</param>
    /// <returns>One of <see cref="ExitCode"/>, or what <paramref name="serve"/> answered.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, Func<Task<int>> serve)
    {
        // Names of notes may begin with `@`: they are no files to read arguments from.
        var parsed = Create(terminal, serve).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var errors = parsed.Action is { ClearsParseErrors: true } ? [] : Errors(parsed, arguments).ToArray();
        if (errors.Length > 0)
        {
            foreach (var error in errors)
            {
                terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(error)}");
            }

            terminal.Error.WriteLine($"Try `{CommandName(parsed.CommandResult.Command)} --help`.");
            return ExitCode.Failure;
        }

        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,

                // A server that is told to end ends at once: it holds nothing that would need saving.
                ProcessTerminationTimeout = null,
            }).ConfigureAwait(false);
            await terminal.Out.FlushAsync().ConfigureAwait(false);
            return code;
        }
        catch (IOException e)
        {
            // Standard output on a full disk; a reader that went away is no error and does not come here.
            await terminal.Error.WriteLineAsync($"mllm-lsp: {SafeText.Of(e.Message)}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    /// <summary>What is wrong with the arguments, one line each.</summary>
    private static IEnumerable<string> Errors(ParseResult parsed, string[] arguments)
    {
        foreach (var error in parsed.Errors)
        {
            yield return error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal);
        }

        // The library takes an option that it does not know for a path or a term; behind `--` it is one.
        var typed = arguments.TakeWhile(argument => argument != "--").Where(argument => argument.Length > 1 && argument[0] == '-').ToHashSet();
        foreach (var token in parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens))
        {
            if (typed.Contains(token.Value))
            {
                yield return $"Unknown option '{token.Value}'. A path or a term that begins with - stands behind --.";
            }
        }
    }

    private static RootCommand Create(Terminal terminal, Func<Task<int>> serve)
    {
        // Some clients add `--stdio`, and their process id, to whatever they are told to start.
        var stdio = new Option<bool>("--stdio") { Description = "Same as `serve --stdio`." };
        var root = new RootCommand("Language server and linter for Markdown notes on multimodal LLMs, in Chinese and English.")
        {
            stdio,
            ClientProcessId(),
            ServeCommand.Create(serve),
            LintCommand.Create(terminal),
            ReportCommand.Create(terminal),
            InitCommand.Create(terminal),
            DefineCommand.Create(terminal),
            ConfigCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            FindCommand.Create(terminal),
            SheetCommand.Create(terminal),
            GlossaryCommand.Create(terminal),
        };
        root.Directives.Clear();
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        CommandHelp.Add(root, [
            ("mllm-lsp lint notes", "Check the notes of a folder."),
            ("mllm-lsp define RoPE", "Say what a term means."),
            ("mllm-lsp serve --stdio", "Run the language server, as editors do."),
        ]);
        root.SetAction(async parsed =>
        {
            if (parsed.GetValue(stdio))
            {
                return await serve().ConfigureAwait(false);
            }

            await terminal.Error.WriteLineAsync("mllm-lsp: a command is missing: serve, lint, report, init, define, find, sheet, config, doctor, explain or glossary.\nTry `mllm-lsp --help`.").ConfigureAwait(false);
            return ExitCode.Failure;
        });
        return root;
    }

    /// <summary>Taken and ignored: <c>initialize</c> says the same.</summary>
    internal static Option<string> ClientProcessId() => new("--clientProcessId") { Hidden = true };

    private static string CommandName(Command command) => string.Join(' ', Enclosing(command).Reverse());

    /// <summary>The names of a command and of those that it belongs to, the innermost first.</summary>
    private static IEnumerable<string> Enclosing(Command command)
    {
        for (Symbol? at = command; at is not null; at = at.Parents.FirstOrDefault())
        {
            yield return at is RootCommand ? "mllm-lsp" : at.Name;
        }
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"mllm-lsp {ProductVersion.Text}");
            return ExitCode.Success;
        }
    }
}
