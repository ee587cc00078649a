/* The subcommands, one file each. */
#ifndef VERNACULAR_CLI_COMMANDS_H
#define VERNACULAR_CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_audit_export;
extern const struct command command_audit_verify;
extern const struct command command_backup;
extern const struct command command_backup_check;
extern const struct command command_backup_key;
extern const struct command command_calendar_add_closure;
extern const struct command command_calendar_add_holiday;
extern const struct command command_calendar_hours;
extern const struct command command_calendar_list;
extern const struct command command_calendar_withdraw_closure;
extern const struct command command_calendar_withdraw_holiday;
extern const struct command command_campaign;
extern const struct command command_clock;
extern const struct command command_doctor;
extern const struct command command_import;
extern const struct command command_demo;
extern const struct command command_flag_add, command_flag_export;
extern const struct command command_flag_key, command_flag_recipients;
extern const struct command command_flag_send;
extern const struct command command_form_approve;
extern const struct command command_form_date;
extern const struct command command_form_list;
extern const struct command command_form_load;
extern const struct command command_form_render;
extern const struct command command_form_rule;
extern const struct command command_form_translation;
extern const struct command command_init;
extern const struct command command_letter_issue;
extern const struct command command_letterhead_set, command_letterhead_unset;
extern const struct command command_mail_bounce, command_mail_send,
	command_mail_set;
extern const struct command command_mail_show, command_mail_test;
extern const struct command command_report;
extern const struct command command_tenant_erase;
extern const struct command command_key_rotate;
extern const struct command command_token_add;
extern const struct command command_token_list;
extern const struct command command_token_revoke;
extern const struct command command_user_add;
extern const struct command command_user_disable;
extern const struct command command_user_list;
extern const struct command command_user_reset;
extern const struct command command_notice_approve, command_notice_ask;
extern const struct command command_notice_check;
extern const struct command command_notice_export;
extern const struct command command_notice_import;
extern const struct command command_notice_list;
extern const struct command command_notice_render;
extern const struct command command_notice_revise;
extern const struct command command_notice_refuse, command_notice_states;
extern const struct command command_notice_show;
extern const struct command command_memory_search;
extern const struct command command_memory_bands;
extern const struct command command_memory_clean;
extern const struct command command_memory_export;
extern const struct command command_memory_import;
extern const struct command command_glossary_list;
extern const struct command command_glossary_export;
extern const struct command command_glossary_import;
extern const struct command command_render;
extern const struct command command_restore;
extern const struct command command_languages;
extern const struct command command_contract_export;
extern const struct command command_contract_import;
extern const struct command command_contract_list;
extern const struct command command_policy_export, command_policy_import;
extern const struct command command_policy_preview, command_policy_set;
extern const struct command command_policy_show;
extern const struct command command_setting_list, command_setting_set;
extern const struct command command_source_approve, command_source_list;
extern const struct command command_source_return, command_source_save;
extern const struct command command_source_send, command_source_withdraw;
extern const struct command command_value;
extern const struct command command_serve;

#endif
