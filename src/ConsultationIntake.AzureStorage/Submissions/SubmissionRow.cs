using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.AzureStorage.Submissions;

/// <summary>The row of one submission, read by its properties' names.</summary>
internal sealed class SubmissionRow(TableEntity entity)
{
    internal TableEntity Entity => entity;

    internal ETag ETag => entity.ETag;

    /// <summary>Which call wrote it, so that a call whose answer was lost on the way recognises its own work.</summary>
    internal string WrittenBy => entity.GetString("WrittenBy");

    /// <summary>The row of its idempotency key, or empty.</summary>
    internal string KeyRow => entity.GetString("KeyRow");

    /// <summary>The lists it appears in.</summary>
    internal string[] Indexes => entity.GetString("Indexes").Split(' ');

    /// <summary>Whether it was last saved by a version that knows the lists that this one does.</summary>
    internal bool IsIndexed => entity.GetString("IndexedAs") == SubmissionIndex.IndexedAs(WrittenBy);

    internal string Position => entity.GetString("Position");

    /// <summary>What the tally counts for it now.</summary>
    internal Tally Contribution => Packed.Unpack<Tally>(entity.GetBinary("Contribution"));

    /// <summary>The row with its points, or empty where it never had any.</summary>
    internal string PointsRow => entity.GetString("PointsRow") ?? "";

    internal string PointsBlob => entity.GetString("PointsBlob") ?? "";

    /// <summary>What the points in that row hash to.</summary>
    internal string PointsHash => entity.GetString("PointsHash") ?? "";

    internal byte[] Text => entity.GetBinary("Text");

    internal string TextBlob => entity.GetString("TextBlob");

    internal byte[] Record => entity.GetBinary("Record");

    internal string RecordBlob => entity.GetString("RecordBlob");

    internal Submission Compose(byte[] text, byte[] record) =>
        Packed.Unpack<Submission>(record) with
        {
            Text = Packed.Unpack<SubmissionText>(text),
            Version = entity.ETag.ToString(),
        };
}
