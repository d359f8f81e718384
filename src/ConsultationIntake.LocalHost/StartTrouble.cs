using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost;

/// <summary>Why the host does not start, and what to do about it, where that can be known.</summary>
internal static class StartTrouble
{
    /// <summary>Null where a failure is none of these, and its trace is wanted.</summary>
    internal static string? Of(Exception failure) =>
        failure switch
        {
            StartRefusedException refused => refused.Message,
            OptionsValidationException wrong => $"The settings are not right: {string.Join(" ", wrong.Failures)}",
            // Kestrel's own words name the address.
            IOException { InnerException: AddressInUseException } taken =>
                $"{taken.Message} End the other program, or name another port, for instance --urls http://127.0.0.1:5081.",
            SocketException or { InnerException: SocketException } =>
                $"The host cannot listen: {failure.Message}. Name an address of this machine and a port that it may use, for instance "
                    + "--urls http://127.0.0.1:5081.",
            _ => DiskTrouble.Of(failure) is { } trouble
                ? $"The host cannot run: {trouble}.{(failure is IOException ? $" {failure.Message}" : "")}"
                : null,
        };
}
