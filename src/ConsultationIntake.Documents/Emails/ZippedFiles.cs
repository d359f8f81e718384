using System.IO.Compression;
using ConsultationIntake.Documents.Office;
using ConsultationIntake.Reading.Files;

namespace ConsultationIntake.Documents.Emails;

/// <summary>The files in a .zip of letters, as if each had been attached.</summary>
internal static class ZippedFiles
{
    /// <summary>
    /// Null where it cannot be unpacked within the budget, is protected or broken: then it stays one file, and a person opens it.
    /// </summary>
    public static IReadOnlyList<ReceivedFile>? Of(ReceivedFile zip, ReadingBudget budget)
    {
        try
        {
            using var archive = Zip.Open(zip.Content);
            var entries = archive
                .Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                .ToList();
            if (entries.Count == 0 || entries.Count > budget.Limits.MaxFiles || entries.Exists(entry => entry.IsEncrypted))
                return null;
            return
            [
                .. entries.Select((entry, i) => new ReceivedFile(ReceivedFile.SafeName(entry.Name, i + 1), "", Unpacked(entry, budget))),
            ];
        }
        catch (Exception broken) when (broken is InvalidDataException or InflatedTooFarException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Unpacked(ZipArchiveEntry entry, ReadingBudget budget)
    {
        using var stream = Zip.Unpack(entry, budget);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
