using System.ComponentModel.DataAnnotations;

namespace ConsultationIntake.Web.Form;

/// <summary>How much people whom nobody knows may make the service keep, and how much mail they may make it send.</summary>
public sealed class StrangerOptions
{
    public const string Section = "Strangers";

    /// <summary>
    /// Bytes that all of them together may add in a day: answers, files, mail that is not signed. A post counts as 4,000 at least. Default
    /// 2 GB.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long MostBytesADay { get; set; } = 2_000_000_000;

    /// <summary>Bytes that one network may add in an hour. Default 100 MB.</summary>
    [Range(1, long.MaxValue)]
    public long MostBytesAnHour { get; set; } = 100_000_000;

    /// <summary>
    /// Posts that one network may send in an hour: pages of the form, whole forms, JSON without a key. Many people share one address on a
    /// phone or in a library, and a person posts some ten pages. Default 3,000.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MostPostsAnHour { get; set; } = 3_000;

    /// <summary>Mails that are not signed that one network may hand in in an hour. Default 120.</summary>
    [Range(1, int.MaxValue)]
    public int MostMailsAnHour { get; set; } = 120;

    /// <summary>First mails to an address that nobody has proven, in an hour. Default 3.</summary>
    [Range(1, int.MaxValue)]
    public int MostFirstMailsToAnAddress { get; set; } = 3;

    /// <summary>First mails that one network may have sent in an hour, to whatever addresses. Default 30.</summary>
    [Range(1, int.MaxValue)]
    public int MostFirstMailsFromANetwork { get; set; } = 30;
}
