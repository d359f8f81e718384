using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.AzureStorage.Setup;

/// <summary>Says at start, by the setting's name, what the storage account's settings lack.</summary>
internal sealed partial class AzureStorageOptionsCheck : IValidateOptions<AzureStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureStorageOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(AzureStorageOptions options)
    {
        List<Uri?> addresses = [options.BlobServiceUri, options.QueueServiceUri, options.TableServiceUri];
        if (string.IsNullOrWhiteSpace(options.ConnectionString) && options.AccountName is null && addresses.Contains(null))
            yield return "Set AzureWebJobsStorage (or, where that is not set, Storage) to a connection string, or Storage__accountName to "
                + "the account's name, or all of Storage__blobServiceUri, Storage__queueServiceUri and Storage__tableServiceUri.";
        if (options.AccountName is not null && !Account().IsMatch(options.AccountName))
            yield return "Storage__accountName must be 3 to 24 lower-case letters and digits.";
        if (addresses.Any(address => address is { IsAbsoluteUri: false }))
            yield return "Storage__blobServiceUri, Storage__queueServiceUri and Storage__tableServiceUri must be whole addresses.";

        (string Setting, string Table)[] tables =
        [
            ("submissionsTable", options.SubmissionsTable),
            ("digestsTable", options.DigestsTable),
            ("officeTable", options.OfficeTable),
            ("messagesTable", options.MessagesTable),
            ("campaignsTable", options.CampaignsTable),
            ("draftsTable", options.DraftsTable),
            ("equalityTable", options.EqualityTable),
            ("allowancesTable", options.AllowancesTable),
        ];
        foreach (var (setting, table) in tables)
        {
            if (!Table().IsMatch(table))
                yield return $"Storage__{setting} must be 3 to 63 letters and digits and start with a letter.";
        }

        foreach (
            var (setting, container) in new[]
            {
                ("receivedContainer", options.ReceivedContainer),
                ("textsContainer", options.TextsContainer),
            }
        )
        {
            if (!QueueOrContainer().IsMatch(container))
                yield return $"Storage__{setting} must be 3 to 63 lower-case letters, digits and single hyphens.";
        }

        // A poison queue's name is seven characters longer than its queue's.
        foreach (var (kind, queue) in options.Queues.Where(queue => !QueueOrContainer().IsMatch($"{queue.Value}-poison")))
            yield return $"{AzureStorageOptions.QueueSetting(kind)} must be 3 to 56 lower-case letters, digits and single hyphens, not "
                + $"\"{queue}\".";
        foreach (var shared in options.Queues.GroupBy(queue => queue.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", shared.Select(queue => AzureStorageOptions.QueueSetting(queue.Key)))} name the same "
                + "queue.";
    }

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex QueueOrContainer();
}
