using MllmLsp.Server;
using MllmLsp.Server.Cli;
using MllmLsp.Server.Crashes;

AppDomain.CurrentDomain.UnhandledException += (_, e) => LastWords.Say(e.ExceptionObject as Exception, args, Console.Error);
return await CommandLine.RunAsync(args, Terminal.OfProcess(), LanguageServer.RunOnConsoleAsync);
