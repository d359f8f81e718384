using System.CommandLine;
using ConsultationIntake.Office;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace ConsultationIntake.Cli.Staff;

/// <summary><c>password</c>: the hash of a member of staff's password, as the local host's settings keep it.</summary>
internal static class PasswordCommand
{
    public static Command Create()
    {
        var command = new Command(
            "password",
            "Print what to set Staff:Users:<name>:Password to, for a password that is asked for, or read as a line from "
                + "standard input. The password is written nowhere."
        );
        command.SetAction(parsed =>
            Run(
                Console.IsInputRedirected
                    ? Console.In.ReadLine() ?? string.Empty
                    : AnsiConsole.Prompt(new TextPrompt<string>($"Password, {PasswordRules.Shortest} characters or more:").Secret()),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }

    internal static int Run(string password, TextWriter output, TextWriter error)
    {
        if (password.Length < PasswordRules.Shortest)
        {
            error.WriteLine($"The password must have {PasswordRules.Shortest} characters or more.");
            return 1;
        }

        output.WriteLine(HashOf(password));
        return 0;
    }

    private static string HashOf(string password) =>
        new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordRules.Rounds })).HashPassword(
            "",
            password
        );
}
