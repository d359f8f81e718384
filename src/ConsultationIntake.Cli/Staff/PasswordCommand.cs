using System.CommandLine;
using ConsultationIntake.Staff;
using Spectre.Console;

namespace ConsultationIntake.Cli.Staff;

/// <summary><c>password</c>: the hash of a member of staff's password, as the local host's settings keep it.</summary>
internal static class PasswordCommand
{
    private const int Shortest = 12;

    public static Command Create()
    {
        var command = new Command("password", "Print what to set Staff:Users:<name> to, for a password that is asked for, or read as a line from standard input. The password is written nowhere.");
        command.SetAction((parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return Console.IsInputRedirected
                ? RunAsync(Console.In.ReadLine() ?? string.Empty, output, error)
                : RunAsync(AnsiConsole.Prompt(new TextPrompt<string>($"Password, {Shortest} characters or more:").Secret()), output, error);
        });
        return command;
    }

    internal static async Task<int> RunAsync(string password, TextWriter output, TextWriter error)
    {
        if (password.Length < Shortest)
        {
            await error.WriteLineAsync($"The password must have {Shortest} characters or more.");
            return 1;
        }

        await output.WriteLineAsync(PasswordHash.Of(password));
        return 0;
    }
}
