using System.Security.Cryptography;
using System.Text;

namespace ConsultationIntake.Allowances;

/// <summary>How much may be taken of something in a window of time. Windows follow on each other without a gap.</summary>
/// <param name="Name">Of what, for instance <c>first-mails-address</c>: small letters and hyphens.</param>
/// <param name="Window">How long a window lasts.</param>
/// <param name="Most">The most that may be taken in one window, in whatever is counted: mails, bytes.</param>
public sealed record Allowance(string Name, TimeSpan Window, long Most)
{
    /// <summary>Under what it is counted for somebody. It does not show for whom: that may be an address.</summary>
    /// <param name="whose">Whom it is given to; empty where everybody shares it.</param>
    public string KeyFor(string whose) => $"{Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whose)))}";

    /// <summary>When the window that an instant is in ends: from then on all of it may be taken again.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset now) => new(((now.UtcTicks / Window.Ticks) + 1) * Window.Ticks, TimeSpan.Zero);
}
