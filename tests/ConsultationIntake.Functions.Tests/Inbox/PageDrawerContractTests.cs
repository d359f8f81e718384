using ConsultationIntake.Contracts.Inbox;

namespace ConsultationIntake.Functions.Tests.Inbox;

public sealed class PageDrawerContractTests() : PageDrawerContract(typeof(ConsultationFunctions).Assembly);
