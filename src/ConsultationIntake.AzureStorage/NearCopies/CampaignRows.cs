using Azure;
using Azure.Data.Tables;
using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;

namespace ConsultationIntake.AzureStorage.NearCopies;

/// <summary>
/// The rows of the campaigns table: a consultation is one partition, so that what changes together changes in one transaction.
/// docs/storage-layout.md draws them.
/// </summary>
internal static class CampaignRows
{
    internal const string Index = "index";

    private const string PartPrefix = "Part";

    internal static string Campaign(string id) => $"campaign:{id}";

    internal static string Count(string id) => $"count:{id}";

    internal static string Copy(SubmissionReference copy) => $"copy:{copy}";

    internal static string Key(string key, string id) => $"key:{key}:{id}";

    internal static (string From, string To) KeyBounds(string key) => ($"key:{key}:", $"key:{key};");

    internal static TableEntity OfCampaign(ConsultationSlug consultation, Campaign campaign)
    {
        var row = new TableEntity(consultation.ToString(), Campaign(campaign.Id));
        var packed = Packed.Pack(campaign with { Copies = 0, Version = null });
        foreach (var (i, part) in packed.Chunk(Packed.MaxPropertyLength).Index())
            row[$"{PartPrefix}{i}"] = part;
        return row;
    }

    internal static Campaign Read(TableEntity row, int copies)
    {
        var parts = Enumerable.Range(0, row.Count).Select(i => row.GetBinary($"{PartPrefix}{i}")).TakeWhile(part => part is not null);
        return Packed.Unpack<Campaign>([.. parts.SelectMany(part => part)]) with { Copies = copies, Version = row.ETag.ToString() };
    }

    internal static TableEntity OfCount(ConsultationSlug consultation, string id, int copies) =>
        new(consultation.ToString(), Count(id)) { ["Copies"] = copies };

    internal static TableEntity OfCopy(ConsultationSlug consultation, SubmissionReference copy, string id) =>
        new(consultation.ToString(), Copy(copy)) { ["Campaign"] = id };

    internal static IEnumerable<TableTransactionAction> KeysAdded(ConsultationSlug consultation, string id, IEnumerable<string> keys) =>
        keys.Distinct(StringComparer.Ordinal)
            .Select(key => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                new TableEntity(consultation.ToString(), Key(key, id))
            ));

    internal static IEnumerable<TableTransactionAction> KeysDeleted(ConsultationSlug consultation, string id, IEnumerable<string> keys) =>
        keys.Distinct(StringComparer.Ordinal)
            .Select(key => new TableTransactionAction(
                TableTransactionActionType.Delete,
                new TableEntity(consultation.ToString(), Key(key, id)),
                ETag.All
            ));
}
