using System.Globalization;
using System.Security.Cryptography;

namespace ConsultationIntake.Inbox.Messages;

/// <summary>The names of messages and of their originals.</summary>
internal static class MessageIds
{
    private const string Folder = "inbound/";

    /// <summary>Sorts by time of receipt; the random part keeps two of one millisecond apart.</summary>
    public static string New(DateTimeOffset now) =>
        $"{now.UtcDateTime:yyyyMMdd}-{now.UtcDateTime:HHmmssfff}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>Where the original of a message is kept.</summary>
    public static string Original(string id) => Folder + id;

    /// <summary>What the names of all originals begin with that came on the day, in UTC, of an instant.</summary>
    public static string OriginalsOfDay(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}{instant.UtcDateTime:yyyyMMdd}-");

    /// <summary>The first message that was made of an original.</summary>
    public static string OfOriginal(string blob) => blob[Folder.Length..];

    /// <summary>A mail to several consultations is a message in each: the first has its id, the others count from 2.</summary>
    public static string Copy(string first, int number) =>
        number == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}-{number}");
}
