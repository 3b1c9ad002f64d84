using System.Diagnostics;
using System.Globalization;
using MllmLsp.Fuzz;
using MllmLsp.Fuzz.Engine;
using MllmLsp.Fuzz.Targets;

// Tries inputs on a target for some seconds; eng/fuzz.sh builds and instruments before it starts this. Exit code 1: something was found.
if (args is ["--replay", var name, var file])
{
    var failure = Failure.Of(AllTargets.Find(name) ?? throw new ArgumentException($"No target '{name}'."), Escaped.Read(File.ReadAllText(file)));
    Console.WriteLine(failure is null ? "passes" : $"{failure.Kind}\n{failure.Exception}");
    return failure is null ? 0 : 1;
}

if (args is not [var targetName, var secondsText, var seedText, var outputFolder]
    || AllTargets.Find(targetName) is not { } target
    || !int.TryParse(secondsText, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
    || !int.TryParse(seedText, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine($"usage: MllmLsp.Fuzz TARGET SECONDS SEED FOLDER, or --replay TARGET FILE\ntargets: {string.Join(' ', AllTargets.All.Select(each => each.Name))}");
    return 2;
}

var watch = new Watchdog(Path.Combine(outputFolder, "current.txt"));
var clock = Stopwatch.StartNew();
var campaign = new Campaign(target, seed)
{
    Trying = watch.Begin,
    Going = (cases, kept, kinds) => Console.WriteLine($"{target.Name}: {cases} cases, {kept} kept, {kinds} kinds of failure, {clock.Elapsed.TotalSeconds:0} s"),
};

// The stack of the threads that a server works on: what needs more there is to be found here.
CampaignResult? result = null;
var thread = new Thread(() => result = campaign.Run(_ => clock.Elapsed.TotalSeconds < seconds), maxStackSize: 3 << 19);
thread.Start();
thread.Join();
watch.End();

foreach (var (kind, (input, exception)) in result!.Failures)
{
    var path = Path.Combine(outputFolder, $"{Fingerprint.Of(kind)}.txt");
    File.WriteAllText(path, Escaped.Write(input));
    Console.WriteLine($"FAILURE {kind}\n  {path}\n  {Escaped.Write(input[..Math.Min(400, input.Length)])}\n{exception}\n");
}

File.WriteAllText(Path.Combine(outputFolder, "most-memory.txt"), Escaped.Write(result.MostFor));
Console.WriteLine(
    $"{target.Name}: {result.Cases} cases in {clock.Elapsed.TotalSeconds:0} s ({Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0} s of processor time), "
    + $"seed {seed}, {result.Edges} edges, {result.Kept} inputs kept, slowest {watch.Slowest.TotalMilliseconds:0} ms, {result.MostPerUnit / 1024:0} KiB allocated per unit at most, "
    + $"{result.Failures.Count} kinds of failure");
return result.Failures.IsEmpty ? 0 : 1;
