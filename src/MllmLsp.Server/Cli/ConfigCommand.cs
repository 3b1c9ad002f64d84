using System.CommandLine;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp config [FILE]</c>: what holds for a file, and where each value comes from.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A note, or a folder. Default: the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        var format = Formats.Option();
        var command = new Command("config", "Show the settings that hold for a file, and where each value comes from.") { file, format };
        CommandHelp.Add(command, [
            ("mllm-lsp config notes/vlm.md", "Which settings hold for one note."),
            ("mllm-lsp config --format json", "The same of the current folder, for another program."),
        ]);
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(format) == Formats.Json, terminal));
        return command;
    }

    private static int Run(string argument, bool asJson, Terminal terminal)
    {
        var (target, problem) = LintTarget.Of(argument, terminal.WorkingDirectory, terminal.Language);
        if (target is null)
        {
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(problem!)}");
            return ExitCode.Failure;
        }

        var config = FileConfig.Of(target, terminal.Language);
        foreach (var wrong in config.Problems)
        {
            terminal.Error.WriteLine($"mllm-lsp: {Place(wrong.Path!, wrong.Position, terminal)}: {SafeText.Of(wrong.Message)}");
        }

        if (asJson)
        {
            WriteJson(config, target, terminal);
        }
        else
        {
            WriteText(config, target, terminal);
        }

        return config.Problems.IsEmpty ? ExitCode.Success : ExitCode.Found;
    }

    private static void WriteText(FileConfig config, LintTarget target, Terminal terminal)
    {
        terminal.Out.WriteLine($"file: {SafeText.Of(ShownPath.Of(target.Path, terminal.WorkingDirectory))}");
        terminal.Out.WriteLine($"root: {SafeText.Of(config.Root)}");
        terminal.Out.WriteLine($"settings: {(config.File is { } path ? SafeText.Of(ShownPath.Of(path, terminal.WorkingDirectory)) : $"no {SettingsFile.Name}: the defaults")}");
        if (config.Settings.IsIgnored)
        {
            terminal.Out.WriteLine("ignoreFiles names this file: nothing in it is reported.");
        }

        terminal.Out.WriteLine();
        var width = config.Values.Max(value => value.Name.Length);
        var valueWidth = Math.Min(24, config.Values.Max(value => CellWidth.Of(value.Json)));
        foreach (var value in config.Values)
        {
            var space = new string(' ', Math.Max(0, valueWidth - CellWidth.Of(value.Json)));
            terminal.Out.WriteLine($"{value.Name.PadRight(width)}  {SafeText.Of(value.Json)}{space}  {From(value, terminal)}");
        }
    }

    private static string From(ConfigValue value, Terminal terminal) => value.Origin switch
    {
        { Path: { } path } origin => Place(path, origin.Position, terminal) + (origin.Override is { } entry ? $" ({SettingsKeys.Overrides}[{entry}])" : ""),
        _ => value.FromPreset ? "preset" : "default",
    };

    private static string Place(string path, Core.Text.LinePosition position, Terminal terminal) =>
        $"{SafeText.Of(ShownPath.Of(path, terminal.WorkingDirectory))}:{position.Line + 1}:{position.Character + 1}";

    private static void WriteJson(FileConfig config, LintTarget target, Terminal terminal) => JsonOutput.Write(terminal.Out, json =>
    {
        json.WriteStartObject();
        json.WriteString("file", WellFormedText.Of(ShownPath.Of(target.Path, terminal.WorkingDirectory)));
        json.WriteString("root", WellFormedText.Of(config.Root));
        json.WriteString("settingsFile", config.File is { } file ? WellFormedText.Of(ShownPath.Of(file, terminal.WorkingDirectory)) : null);
        json.WriteBoolean("ignored", config.Settings.IsIgnored);
        json.WriteStartObject("values");
        foreach (var value in config.Values)
        {
            json.WriteStartObject(value.Name);
            json.WritePropertyName("value");
            json.WriteRawValue(value.Json);
            if (value.Origin is { Path: { } path } origin)
            {
                json.WriteString("from", "file");
                json.WriteString("path", WellFormedText.Of(ShownPath.Of(path, terminal.WorkingDirectory)));
                json.WriteNumber("line", origin.Position.Line + 1);
                json.WriteNumber("column", origin.Position.Character + 1);
                if (origin.Override is { } entry)
                {
                    json.WriteNumber("override", entry);
                }
            }
            else
            {
                json.WriteString("from", value.FromPreset ? "preset" : "default");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });
}
