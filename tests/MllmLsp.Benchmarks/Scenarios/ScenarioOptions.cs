namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>What is to be measured.</summary>
/// <param name="Binary">Of ours, as eng/publish.sh makes it.</param>
/// <param name="Peers">The folder into which npm installed the others.</param>
/// <param name="Vaults">The folder for generated notes; they are kept for the next run.</param>
internal sealed record ScenarioOptions(string Binary, string Peers, string Vaults)
{
    public const string Usage =
        "scenarios --binary FILE [--peers FOLDER] [--vaults FOLDER] [--sizes N,N,…] [--real FOLDER] [--only NAME] [--skip servers|commands] [--record FOLDER] [--short]";

    /// <summary>Numbers of notes.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [2_000, 10_000, 50_000, 200_000];

    /// <summary>A folder of notes that people wrote, for the command line; null for none. It is changed: a line is added to one note.</summary>
    public string? Real { get; init; }

    /// <summary>Only programs whose names begin so.</summary>
    public string Only { get; init; } = "";

    public string Skip { get; init; } = "";

    /// <summary>The folder of docs into which figures and plot go; null: they are printed only.</summary>
    public string? Record { get; init; }

    /// <summary>Checks of ratios within one run, for CI.</summary>
    public bool Short { get; init; }

    /// <exception cref="FormatException">An option is unknown or lacks its value.</exception>
    public static ScenarioOptions Of(ReadOnlySpan<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--short")
            {
                values["--short"] = "";
            }
            else if (arguments[i] is "--binary" or "--peers" or "--vaults" or "--sizes" or "--real" or "--only" or "--skip" or "--record" && i + 1 < arguments.Length)
            {
                values[arguments[i]] = arguments[++i];
            }
            else
            {
                throw new FormatException($"Unknown option or no value: {arguments[i]}. Usage: {Usage}");
            }
        }

        if (!values.TryGetValue("--binary", out var binary) || !File.Exists(binary))
        {
            throw new FormatException($"--binary names no file. Usage: {Usage}");
        }

        var options = new ScenarioOptions(
            Path.GetFullPath(binary),
            Path.GetFullPath(values.GetValueOrDefault("--peers", "tests/MllmLsp.Benchmarks/Peers/node_modules")),
            Path.GetFullPath(values.GetValueOrDefault("--vaults", Path.Combine(Path.GetTempPath(), "mllm-lsp-vaults"))))
        {
            Only = values.GetValueOrDefault("--only", ""),
            Skip = values.GetValueOrDefault("--skip", ""),
            Real = values.GetValueOrDefault("--real"),
            Record = values.GetValueOrDefault("--record"),
            Short = values.ContainsKey("--short"),
        };
        return values.TryGetValue("--sizes", out var sizes) ? options with { Sizes = [.. sizes.Split(',').Select(int.Parse)] } : options;
    }
}
